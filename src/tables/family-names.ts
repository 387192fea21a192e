/**
 * Family names, without accents, that are common in the United States. They only count beside other signs of a name: a
 * list of counties has many of them.
 */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  (
    'abbas abbott abdi abdullahi acevedo acosta adams aden adeyemi adkins aguilar aguirre ahmadi ahmed ajanel ' +
    'alexander alfaro ali allen allison almeida alvarado alvarenga alvarez andersen anderson andrade andrews ' +
    'anthony archer arellano argueta arias armstrong arnold arroyo ashley atkins atkinson austin avalos avery ' +
    'avila ayala ayers aziz bah bailey baker bakri baldwin ballard banegas banks barahona barajas barber barbosa ' +
    'barker barnes barnett barr barrera barrett barrientos barron barry bartlett barton bates bauer bautista ' +
    'baxter beard beasley beck becker begum beil bekele bell beltran bender benitez benjamin bennett benson ' +
    'bentley benton berg berger bernal bernard berry bhatt bishop black blackburn blackwell blair blake ' +
    'blanchard blankenship blevins bloggs boateng bonilla boone booth bowen bowers bowman boyd boyer boyle ' +
    'bradford bradley bradshaw brady brandt bravo brennan brewer briggs brock brooks brown browning bruce bryan ' +
    'bryant buchanan buckley bui bullock burch burgess burke burnett burns burton bustillo butler byrd caal ' +
    'cabrera cain calderon caldwell calhoun callahan camacho cameron campbell campos canales cannon cano ' +
    'cantrell cantu cardenas carey carlson carpenter carr carrillo carroll carson carter carvalho casey ' +
    'castaneda castillo castro cerrato cervantes cha chambers chan chandler chang chapman charles chase chaudhry ' +
    'chavarria chavez chen cheng choi chowdhury christensen christian chue chung cifuentes cisneros clark clarke ' +
    'clay clayton clements cline cobb coc cochran coffey cohen cole coleman collier collins colon combs compton ' +
    'conley conner conrad conteh contreras conway cook cooper copeland cordova corona correa cortes cortez costa ' +
    'cox craig crane crawford crosby cruz cuevas cummings cunningham curry curtis cux da dahir dahl dalton dang ' +
    'daniel daniels darwish das daugherty davenport david davidson davila davis dawson dean decker dejesus ' +
    'delacruz delarosa deleon delgado dennis desai diallo diaz dickerson dickson dillon dinh dixon doan dodson ' +
    'doe dominguez donaldson donovan dorsey dougherty douglas doyle drake duale duarte dudley duffy duncan ' +
    'dunlap dunn duong duran durham dyer eaton edwards elliott ellis ellison elmi enriquez erickson escalante ' +
    'escobar esparza espinosa espinoza esquivel estes estrada euceda evans everett fang farah farley farrell ' +
    'faulkner felix ferguson fernandez ferreira figueroa finley fischer fisher fitzgerald fitzpatrick fleming ' +
    'fletcher flores floyd flynn foley ford foster fowler francis franco frank franklin frazier frederick ' +
    'freeman friedman fry frye fuentes fuller funes gaines galindo gallagher gallegos galvan garcia gardner ' +
    'garner garrett garrison garza gebremariam gentry george ghedi gibbs gibson gilbert giles gill gillespie ' +
    'gilmore glenn glover gomez gonzales gonzalez goodman goodwin gordon gould graham grant graves gray green ' +
    'greene greer gregory griffin griffith grimes gross guerra guerrero guevara gupta gustafson gutierrez guzman ' +
    'ha haddad hahn haile hale haley hall halvorson hamdan hamilton hammond hampton hancock hang hanna hansen ' +
    'hanson hardin harding hardy harmon harper harrell harrington harris harrison hart hartman harvey hashi ' +
    'hawkins hayden hayes haynes heath hebert henderson hendricks hendrix henry hensley henson her herman ' +
    'hernandez herrera herring hess hester hickman hicks higgins hill hines hinton hirsi ho hoang hobbs hodge ' +
    'hodges hoffman hogan holland holloway holmes holt hoover hopkins horne horton horvat hosseini houston ' +
    'howard howe howell huaman huang hubbard huber hudson huerta huff huffman hughes hull humphrey hunt hunter ' +
    'hurley hurst hussain hutchinson huynh ibarra ingram ionescu islam ismail ito ivanov ixcoy ixmata iyer ' +
    'jackson jacobs jacobson jama james jang jaramillo jarvis jefferson jenkins jennings jensen jimale jimenez ' +
    'johansson johns johnson johnston jones jordan joseph joshi juarez jung kamara kane kang karimi kaur keita ' +
    'keith keller kelley kelly kemp kennedy kent kerr khalil khan khang khoury kim king kirby kirk klein kline ' +
    'knapp knox kobayashi koch kong koroma kovalenko kowalski kramer krueger kue kumar lam lambert landry lang ' +
    'lara larsen larson lawrence lawson le leach leal leblanc lee lemus leon leonard lester levy lewis li lim ' +
    'lin lindberg lindsey lindstrom liu livingston lloyd logan lopez lor lowe lowery lozano lu lucas lucero lugo ' +
    'luna lund luong ly lynch lynn lyons macdonald macias mack madden maddox magana mahoney mai maldonado malik ' +
    'malone mamani mann manning mansour maradiaga marin marquez marshall martin martinez mason massey mata ' +
    'mathews mathis matthews matute maxwell mayer maynard mayo mays mcbride mccall mccann mccarthy mccarty ' +
    'mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland mcgee mcguire ' +
    'mcintosh mcintyre mckay mckee mckenzie mckinney mclaughlin mclean mcmahon mcmillan mcpherson medina medrano ' +
    'mehta mejia melendez melton mendez mendoza menjivar mensah mercado merritt meyer meyers meza michael ' +
    'middleton miles miller mills miranda mitchell mohamed mohamud molina monroe monterroso montes montgomery ' +
    'montoya montufar moody moore mora morales moran moreno morgan morris morrison morrow morse morton moses ' +
    'mosley moua moyer mueller mullen mullins munoz murcia murillo murphy murray muse myers nair nakamura nash ' +
    'nasser nava navarro neal nelson newman newton ngo nguyen nichols nicholson nielsen nilsson nixon nolan ' +
    'norman norris norton novak nowak nunez nur nygaard obrien ochoa oconnell oconnor odom odonnell okafor ' +
    'okonkwo oliveira oliver olsen olson omar oneal oneill orellana orozco orr ortega ortiz osborne osman owen ' +
    'owens owusu pacheco padilla palacios palmer parker parks parra parrish parsons patel patrick patterson ' +
    'patton paul payne pearson peck pena pennington peralta pereira perez perkins perry peters petersen peterson ' +
    'petrov pha pham phan phelps phillips pierce pineda pittman pitts pollard ponce poole popescu popov porter ' +
    'portillo potter potts powell pratt preston proctor pruitt pugh qasim quach quezada quinn quintana quintero ' +
    'quispe rahimi rahman ramirez ramos ramsey randall randolph rangel rao rasmussen ray raymond reddy reed ' +
    'reese reeves reid reilly reyes reyna reynolds rhodes ribeiro richard richards richardson richmond riley ' +
    'rios rivas rivera roach robbins roberson roberts robertson robinson robles rocha rodgers rodriguez roe ' +
    'rogers rojas rollins roman romero rosales rosario rosas ross roth rowe rowland roy rubio ruiz russell russo ' +
    'ryan salas salazar saleh salgado salinas samatar sampson sanchez sanders sandoval sanford santana santiago ' +
    'santos sato saunders sawyer schaefer schmidt schmitt schmo schneider schroeder schultz schwartz scott ' +
    'serrano sesay shaffer shah shannon sharif sharma shaw sheikh shelton shepard shepherd sheppard sherman ' +
    'shevchenko shields sierra silva simmons simon simpson sims singh singleton skinner sloan smith snyder solis ' +
    'solomon sosa soto souza spears spence spencer stafford stanley stanton steele stein stephens stephenson ' +
    'stevens stevenson stewart stokes stone stout strickland stuart suarez sullivan sutton suzuki swanson ' +
    'sweeney tadesse takahashi tanaka tang tanner tapia tate taylor terrell terry tesfaye thai thao thomas ' +
    'thompson thornton thorson tiul todd torres townsend tran traore travis trejo trevino trinh trujillo truong ' +
    'tucker tum turner tyler tzoc underwood valdez valencia valentine valenzuela vance vang vargas vasquez ' +
    'vaughan vaughn vega velasquez velazquez velez ventura villa villalobos villanueva villarreal villegas ' +
    'vincent vo vu vue vuong wade wagner walker wallace waller walsh walter walters walton wang ware warner ' +
    'warren warsame washington watanabe watkins watson watts webb weber webster weiss welch wells wheeler ' +
    'whitaker white whitehead whitney wiggins wilcox wiley wilkerson wilkins wilkinson williams williamson ' +
    'willis wilson wisniewski wolf wolfe wong wood woodard woods woodward wright wu wyatt xicotencatl xiong ' +
    'yamamoto yang yates yoder yoon york young yu yusuf zamora zavala zelaya zhang zimmerman zuniga'
  ).split(' '),
);
