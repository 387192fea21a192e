import { words } from './personal-spelling.ts';

/** With one of these, a header is about whether, how many or what kind, and its values are judged. */
export const ABOUT = words(
  'has is known verified sent used provided count counts rate share flag missing available eligible needed ' +
    'present held type class classification race sex gender age level language relationship days calls minutes ' +
    'visits status category per index method cohort run order score risk custody height weight',
);
export const PEOPLE = words(
  'inmate detainee defendant arrestee prisoner suspect offender victim complainant witness respondent petitioner ' +
    'plaintiff juvenile client patient person individual spouse mother father parent sibling relative kin convict ' +
    'probationer parolee attorney lawyer judge officer bondsman indemnitor cosigner sponsor guardian beneficiary ' +
    'acusado acusada detenido detenida persona preso presa interno imputado recluso subj def arr',
);
export const ROLES = words(
  'officer deputy agent judge attorney lawyer counsel sheriff clerk guard sergeant lieutenant captain employee ' +
    'resource caller contact interviewer interpreter supervisor who whom person persona individual user author ' +
    'signer signed handler bondsman inmates detainees defendants arrestees prisoners suspects offenders victims ' +
    'witnesses persons visitor complainants respondents petitioners juveniles clients patients sponsor surety',
);
export const NAMES = words(
  'name names nombre nombres nom nome imie magaca nm nms surname forename apellido apellidos firstname lastname ' +
    'middlename fullname givenname familyname maidenname lname fname mname nickname alias aliases aka moniker ' +
    'initials prenom famille nachname vorname primerapellido segundoapellido nombrecompleto ho ten',
);
/** These are names whatever else is in the header. */
export const ALWAYS_NAMES = words(
  'surname forename apellido apellidos firstname lastname middlename fullname givenname familyname maidenname ' +
    'lname fname mname nickname alias aliases aka moniker prenom nachname vorname',
);
export const WITH_NAMES = words(
  'first last middle given family full legal maiden preferred christian true real other former birth suffix ' +
    'prefix nick street last4 frst lst mid the of and y del de la completo primer segundo booking booked jailed ' +
    'arrested released custody emergency next lookup sort display print search title case caption style in on to f ' +
    'l m i p contact caller visitor interpreter surety user author',
);
export const BIRTH_OTHERS = words(
  'place country city state county region nation continent year cohort weight order lugar pais',
);
export const BIRTH_WORDS = words(
  'dob birthdate birthday dateofbirth birthdt dtbirth bday bdate nacimiento fechanacimiento naissance ' +
    'geburtsdatum geburtstag ngaysinh nac fnac',
);
export const NUMBERS = words('number numbers no num nr nbr id ids numero');
export const ALIEN_WORDS = words(
  'anumber anum ano alienid alienno aliennumber aliennum afile afilenumber arn uscisnumber alienfile',
);
export const SSN_WORDS = words('ssn ssno ssns socsec socialsecurity socialsecuritynumber itin');
export const PHONE_WORDS = words('phone telephone mobile telefono tel cellphone phones movil celular');
export const PHONE_MORE = words(
  'home work contact cell mobile day evening emergency primary personal phone alt other ext 1 2',
);
export const IDENTITY_WORDS = words(
  'passport oln sid curp fin matricula cedula dln driverslicense fbi pasaporte licencia',
);
export const HOMES = words('home residential residence res mailing');
export const ADDRESSES = words('address addr direccion domicilio');
