/**
 * Given names, without accents, that are common among people in the United States and are not common words, places or
 * months. `grant`, `will`, `virginia` and `april` are left out, because "Grant Denied" is not a person.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony ' +
    'steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary ' +
    'nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank ' +
    'raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy ' +
    'walter christian keith roger terry sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy ' +
    'bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell ' +
    'bradley philip eugene luis carlos miguel jorge pedro manuel jesus antonio francisco alejandro ricardo eduardo ' +
    'fernando roberto sergio javier mario raul oscar ruben hector rafael enrique ramon jaime cesar arturo alberto ' +
    'guillermo gustavo armando ernesto rodolfo salvador julio marco marcos pablo ignacio esteban felipe rodrigo ' +
    'gerardo alfredo ' +
    'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ' +
    'ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia ' +
    'dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel ' +
    'carolyn janet maria catherine heather diane olivia julie joyce jane ruth lauren christina joan evelyn judith ' +
    'andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia ' +
    'frances jean alice judy isabella julia denise amber theresa marilyn danielle brittany diana natalie kayla ' +
    'alexis lori ana carmen rosa guadalupe juana margarita leticia silvia yolanda lucia elena sofia veronica ' +
    'alejandra gabriela adriana claudia mariana luz blanca esperanza marisol ' +
    'mohamed mohammed muhammad mohamud ahmed abdi abdullahi abdirahman hassan hussein ibrahim omar yusuf fatima ' +
    'amina khadija hodan faduma halima'
  ).split(' '),
);

/** The word in lower case, without accents. */
export function foldName(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
