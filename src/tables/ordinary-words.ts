/**
 * Words of jails, courts, trade and places that are seldom part of a person's name, without accents. A value with one
 * of them, such as "Bond, Surety" or "Order, Judge", is not a name.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above abstract abuse academic accepted access accessory accident accidental accomplice according ' +
    'account acid acquitted act action active activity acute added adjudicated adjudication admin administration ' +
    'administrative administrator admission admitted adult advance advanced advisory affairs afghanistan africa ' +
    'african after afternoon again against age aged agency agent agents aggravated aggregate agreement air ' +
    'aircraft airport alabama alarm alaska albuquerque alcohol alert alien aliens all alone alternative ' +
    'ambulance amended american amount amphetamine an and animal annual answer any appeal appealed appearance ' +
    'appeared apple application applied appointed appointment approved april arabia arabic archive are area ' +
    'arizona arkansas armed army arraigned arraignment arrest arrested arresting arrival arrive arrived arsenal ' +
    'arson as asian ask asked assault assessment assigned assist assistance assistant assn associated associates ' +
    'association at atlanta attached attempt attempted attorney audit august authority auto automatic autumn ' +
    'available avenue average avg awaiting award away back bag bail bajo bakery balance baltimore bank bar base ' +
    'based basic battery bay be beach because bed beds been before began behavior behavioral being below bench ' +
    'benefit best between bhutan big birch birth block blocked blood bloomington blue bluff board boat bodily ' +
    'body bolivia bomb bond bonded bonding bonds book booked booking bop border born borough boston both bottom ' +
    'box branch brazil breach breakdown breakfast breath bridge brief bring broken brother brought budget ' +
    'buffalo buick building built bureau burglary burma bus business but by bypass cadillac cafe calculation ' +
    'california call called caller calls cambodia camera camp campus canada canceled cancelled cannot cap ' +
    'capacity capital car carcel card care careless cargo cargos carolina carrier case cases cash cat caucasian ' +
    'cause cbp cedar cell center centers central centre centro certificate certified chain chair change changed ' +
    'channel chapter charge charged charges charter check checked chemical chevrolet chicago chief child ' +
    'children china chinese choice chrysler church cir circle circuit citation cited citizen citizens city ' +
    'ciudad civil civilian claim class classification clean clear clearance cleared clearing clerk cleveland ' +
    'clinic clinical close closed cloudy co coach coast cocaine code codes coffee cold collected college ' +
    'colombia color colorado colour combined come command commander commerce commercial commission commissioner ' +
    'commit commitment committed committee common communication communications community commuted compact ' +
    'company complaint complete completed completion complex compliance complicit computer concern concurrent ' +
    'condado condicional condition conditional conditions conduct conference confidential confined confinement ' +
    'confirmed conflict congo congress connecticut consecutive consent conservation consolidated conspiracy ' +
    'construction consulate contact contempt continued contract contractor contractors control controlled ' +
    'convenience convicted conviction copy cor corner corp corporation corps correction correctional corrections ' +
    'cost council counsel count counter country county course court courthouse courts cove cover created ' +
    'credible credit creek creole crew crime crimes criminal critical crossing ctr cuba cumplida cumplido ' +
    'current custody customs cut cycle daily dakota damage danger dangerous dark data database date dated day ' +
    'days dead deadly death debt deceased december decided decision declaration declined deep default defective ' +
    'defendant defender deferred degree delaware delay delayed delivered delivery demand democratic denied dense ' +
    'denver depart departed department departure dependent deportation deported dept deputy desk destination ' +
    'destroyed destruction det detail detained detainer detainers detective detention determination detroit ' +
    'development device dhs diagnostic died different digital direct directed director disabled discharge ' +
    'discharged disciplinary discipline discretion dismissal dismissed disorderly dispatch dispatched dispatcher ' +
    'display disposition dispute district div diversion diverted division doc dock docket doctor document ' +
    'documents dodge does dog domestic door double down downtown draft drink drinking drive driver driving drop ' +
    'dropped drug drugs dry dual due duluth duplicate during duty early east eastern economic ecuador education ' +
    'eight eighth el election electric electronic elementary eleventh eligible elm emergency emirates employed ' +
    'employee employment empty encounter end endangerment ended energy enforcement engineering english enhanced ' +
    'entered entry environmental equipment eritrea ero error escape escaped established estado estate ethiopia ' +
    'european evaluation evasion evening event evidence exam examination examined exchange excluded execution ' +
    'executive exempt exercise exit exited expedited expiration expired explorer explosive exposure express ' +
    'expulsion extended extension external extortion extra extradition fac face facilities facility factory ' +
    'failed failure fair fall falls false family fare fargo farm fast fatal faxed fear february fed federal fee ' +
    'fees felon felonious felony female fentanyl fianza field fifth file filed final finance financial find fine ' +
    'fines fingerprint fire firearm firearms first fiscal fish five fixed flag flat fled flee fleeing fleet flex ' +
    'flight floor florida fog folder follow food foods foot for force forces ford foreign forensic forest ' +
    'forfeiture forged forgery forks form formal former fort forward found foundation four fourth fraud free ' +
    'freeway freezing freight french fresh fri friday from front fuel fugitive fugitives full function fund ' +
    'funds furlough future gang gas gate gave general getting gift girl give given giving global goal going gold ' +
    'golden good goods government grand granted grave great grey grill ground group grove guard guarded guardian ' +
    'guatemala guatemalan guest guidance guideline guilty guinea gulf gun habeas had haiti half hall hampshire ' +
    'hand handed handgun handled harassment harbor hard harm has have hawaii hazard he head headquarters health ' +
    'healthcare hearing heat heavy heights held help here heroin high highway hills him hired his hispanic hit ' +
    'hmong hold holding holds holiday home homeless homes homicide honda honduran honduras horse hospital ' +
    'hospitalized host hotel hour hours house household housing houston hq human ice icp idaho identification ' +
    'identified identity if illegal illinois illness immediate immigrant immigration impaired impairment import ' +
    'impound in inactive inc incarceration incident included incoming incomplete increased indecent independent ' +
    'index india indian indiana individual industrial industries infant influence information infraction initial ' +
    'injunction injured injury inmate inmates inn inquiry ins inside inspection inspector institute institution ' +
    'institutional instrument insurance intake intended intensive intent interdiction interest interference ' +
    'interim intermediate internal international interpreter interstate interview into intoxicated intoxication ' +
    'invalid investigation investigations investigative investigator involuntary iowa iran iraq iron is island ' +
    'islands issue issued it italian item jail jails jamaica january japan japanese jersey job joint journal ' +
    'judge judgement judges judgment judicial july jump junction june jury just justice juvenile kansas keep ' +
    'kentucky kenya key kidnapping killed kingdom kitchen knife known korea korean labor laboratory lack lake ' +
    'lakes land landing lane language lanka laos larceny large las laser last late later latino laundry law ' +
    'lawful lawyer lead league left legal lemon length leone letter letters level levels lewd liability liberia ' +
    'libertad liberty library license light limit limited line lines liquor list lives living llc load lobby ' +
    'local located location lodged long los loss lost lot louisiana low lower ltd machine mail main maine ' +
    'maintenance major male mall man management manager mandatory manslaughter manual manufacture maple march ' +
    'marijuana marine marital maritime market married marshal maryland massachusetts master material matter ' +
    'maximum may mayor mean measure mechanical media median medical medication medicine medium meeting member ' +
    'memorandum memorial memphis men mental merchandise message met metal methamphetamine metro metropolitan ' +
    'mexican mexico miami michigan middle midnight mild mile military mill milwaukee minimum minneapolis ' +
    'minnesota minor minute misconduct misdemeanor missed missing mission mississippi missouri mistake mixed ' +
    'mobile mode model modified mon monday money monitor monitoring montana month monthly morning motel mother ' +
    'motion motor mountain mountains move moved multiple municipal murder museum music mutual name named ' +
    'narcotic narcotics nashville nation national native natural naturalized navigation navy near nebraska need ' +
    'needed needs negative negligent neighbor nepal network nevada never new next nicaragua night nine ninth ' +
    'nissan no nolle non none noon normal north northeast northern northwest not notice notification notified ' +
    'notify november now nta nueva nuevo nuisance null number nurse nursing oak oath observation obstruct ' +
    'obstructing obstruction occupied ocean october of off offender offenders offense offenses offer office ' +
    'officer officers official ohio oklahoma omaha on one only open opened operation operations operator opiate ' +
    'opioid option or oral orden order ordered orders ordinance oregon organization original other others our ' +
    'out outbound outgoing outpatient outside outstanding over overdose override overtime own owner oxycodone ' +
    'package pagada paid pakistan palabra panel paper papers parent park parking parks parkway parole parolee ' +
    'part partial partially partly partner party pass passed passenger passing patient patrol pattern pay ' +
    'payment pd peace peak penalty pending pennsylvania people peoples per percent percentile perjury permanent ' +
    'permit permitted perp person personal persons peru petition petty phase philadelphia philippines phoenix ' +
    'phone photo physical physician pick picked pickup pine pipe pittsburgh place placed placement plain plan ' +
    'plane planned plant plate plaza plea point points poland police policy pond pontiac pool poor population ' +
    'port portal position positive possess possession post posted pound power practice prairie preliminary ' +
    'premises prepared prescription present pretrial prevention previous price primary print printed prints ' +
    'prior priority prison prisoner private pro probable probation probationary proc procedure proceedings ' +
    'process processed processing processor produced production products professional profile program progress ' +
    'prohibited project proof property proposal prosecuted prosecution prosecutor prosecutorial prostitution ' +
    'protected protection protective protocol provided provider psychiatric public publication pull purchase ' +
    'purpose pursuit qualified quality quarter question quick quiet race radio raid rail railroad railway rain ' +
    'random range rapid rapids rate ratio re read ready real reason receipt received receiving recent reckless ' +
    'recognizance recommendation record recorded records recovery recreation red reduced reduction referral ' +
    'referred reform refugee refugees refusal refused region regional register registered registration regular ' +
    'regulation rehabilitation reinstated rejected related release released releasing relief religious remand ' +
    'remanded removal removals removed reopened repair repat repeat report reported representative republic ' +
    'request requested required res rescinded rescue research reservation residence resident residential resist ' +
    'resisting resolution resource resources response responsibility rest restaurant restitution restrained ' +
    'restraining restricted restriction result retail retained retirados return returned review revocation ' +
    'revoked rhode rica ride rider ridge rifle right rights risk river road robbery rochester role roll romania ' +
    'room rop rotation route routine row rule rules run rural russia russian sacramento safe safety sale sales ' +
    'salvadoran same san sanctions santa sat satisfied saturday say scale scene schedule scheduled school ' +
    'science screen screening sd sea seal search season seasonal seattle second secondary secretary section ' +
    'sector secure secured security sedan segregation seized select self senior sent sentence sentenced ' +
    'sentencing separate separated september sergeant series serious serve served service services session set ' +
    'settlement seven seventh seventy severe sex sexual sgt share shared she shelter sheriff sheriffs shift ship ' +
    'shop shoplifting shopping shore short shot show shut sick side sign signal signature signed silver simple ' +
    'single sister site situation six sixth skill sky slow small smuggling snow so social society software sold ' +
    'solicitation somali somalia some soon source south southeast southern southwest space spanish speaking ' +
    'special specialist specialized speed spill split spoke spouse spring springs squad square sri staff stage ' +
    'staging stalking standard standards standing start started state stated statement states static station ' +
    'status statute statutory stay stayed step still stock stolen stop stopped storage store storm straight ' +
    'street strike structure student studies study subject submitted substance subtotal success successful sudan ' +
    'sugar suicide suite summary summer summons sun sunday superior supervised supervision supervisor supplied ' +
    'supply support suppressed supreme surety surrender suspect suspended suspension suspicious swift syria ' +
    'system systems table tactical take taken tampering target task tax taxi tea team technical technician ' +
    'technologies technology telecom telephone temporary ten tennessee tent tenth term terminal terminated terms ' +
    'territory terrorism terroristic test tested texas text thailand than the theft their them then therapy ' +
    'there they third this threat threatening threats three through thursday ticket tiempo tier time timed times ' +
    'title to today token told too took tool top total tower towers town township toxic toyota track tract trade ' +
    'traffic trafficking trailer train training transfer transferred transit transition transitional transport ' +
    'transportation transported traslado trauma travel treatment treaty trespass trespassing trial tribal tribe ' +
    'trip truck true trust try tucson tue tuesday tulsa turn turned twelfth twelve twice twin two type typed uac ' +
    'ukraine unable unarmed under underage underground undocumented unemployed unfounded uniform union unit ' +
    'united units univ university unknown unlawful unlicensed unlisted unsecured unspecified until up upon upper ' +
    'urban urgent urine uscis use used user using usms utah utility vacated valid valley value vandalism various ' +
    'vehicle vehicular vendor venezuela verbal verdict verified vermont very veteran veterans via victim victims ' +
    'video vietnam vietnamese village violate violated violation violations violence violent visa visit visiting ' +
    'visitor visitors vital voice void voided voluntary volunteer vote wage wait waits waived waiver walk wall ' +
    'want wanted war ward warden warehouse warrant warrants was waste watch water way weapon weapons weather ' +
    'website wed wednesday week weekend weekly weight welfare well went were west western wet when where which ' +
    'while who whole wide wild willful willow wind window winter wire wireless wisconsin with withdrawn withheld ' +
    'within without witness woman women wood work worker workers workforce workhouse working works worksite ' +
    'world writ written wrong wyoming yard year years yemen yes yesterday york youth zero zone'
  ).split(' '),
);
