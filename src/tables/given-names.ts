/**
 * Given names, without accents, that are common among people in jails of the United States, in any language. Words that
 * are mostly common words, places or months are left out: "Grant Denied" and "April Release" are not people.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'aaliya aaliyah aamir aaron abbas abdallah abdel abdelrahman abdi abdifatah abdikadir abdinasir abdirahman ' +
    'abdirizak abdisalam abdul abdulkadir abdulla abdullah abdullahi abdulrahman abeba abebe abel abigail ' +
    'abraham abu ada adam adan adao ade adebayo adela adele adelina adeola aditi adnan adolfo adrian adriana ' +
    'adrienne afonso agnes agnieszka agustin ahmad ahmed ahmet aida aidan aigul aiko aileen aimee aisha ajay ' +
    'akash akira akram akua alain alan alana alba albert alberta alberto alden alec alejandra alejandro ' +
    'aleksander aleksandr aleksei aleksey alem alessandro alex alexa alexander alexandra alexandria alexei ' +
    'alexis alfonso alfred alfreda alfredo ali alia alice alicia alina alisha alison alissa aliyah allan allison ' +
    'alma almaz alonso alonzo alphonso alvaro alvin alyssa ama amadi amadou amal amalia amanda amari amber ' +
    'amelia amelie amin amina aminata amir amira amit ammar amos amparo amr amrita amy ana anand anas anastasia ' +
    'anastasiya anatoliy anatoly anders andre andrea andrei andreia andrej andres andrew andrey andriy andrzej ' +
    'andy angel angela angelica angelina angelita angelo angie anh anil anita anjali ankit ann anna annabelle ' +
    'anne annette annie anselmo anthony antoine antoinette anton antonella antonia antonio anush anwar apolinar ' +
    'araceli arjun arlene arlo arman armando armen arnold arnulfo aron artem artemio arthur arturo arun asad ' +
    'asha ashley ashok asif asma asuncion audrey aurelio aurora ava avery ayaan ayan ayana ayele ayesha ayse ' +
    'aziz azucena babatunde bakhtiyar baltazar bao barbara barry bartosz bashir bassam bayron beatrice beatriz ' +
    'becky bee bekele belen belinda benita benito benjamin bennie benoit bentley bereket berhane bernadette ' +
    'bernard bernardo bernice bertha beth bethany betsy bette betty beverly bianca bilal bill billy binh biruk ' +
    'bjorn blake blanca blia bob bobbie bobby bogdan bohdan bonifacio bonita bonnie boris boubacar brad braden ' +
    'bradford bradley brady brandi brandon brantley brayan brayden breanna brenda brendan brent brett brian ' +
    'briana brianna bridget britney brittany brody brooke bruce bruno bryan bryant bryce brynn bryson byron caio ' +
    'caitlin caleb calvin cameron camila camille candace candice candido caridad carina carl carla carlene carlo ' +
    'carlos carlotta carlton carly carmela carmelo carmen carol caroline carolyn carrie cassandra cassidy cassie ' +
    'catalina catherine cathy caua cecelia cecil cecilia cedric celeste celestino celia celina celine cesar cha ' +
    'chad chandra chantal charlene charles charlie charlotte chasity chau chelsea chen cheng cher cheri cheryl ' +
    'chester chiara chidi chidinma chinedu chioma chloe chong choua chris christa christi christian christie ' +
    'christina christine christopher christy chu chuck chue cindy claire clara clarence clarice clark claude ' +
    'claudia claudio clayton clement clemente cleo clifford clifton clint clinton clyde cody colin colleen ' +
    'colton connie connor conrad consuelo cora corentin corey corinne cornelius cory cosmin costel courtney ' +
    'craig cristian cristiano cristina cristobal crystal cuong curtis cynthia dahir dale damian damon dana dane ' +
    'dang dania daniel danielle danny dante danylo dao daphne daria dario darius dariusz darlene darling darnell ' +
    'darrell darren darryl darwin darya davante dave davi david davon dawit dayana dayshawn dean deandre deanna ' +
    'debbie deborah debra deepa deepak deeqa dejuan delfina delia della delmar delores demarcus demetrius demond ' +
    'denis denise dennis deqa dequan derek derrick deshaun deshawn desiree desta devante devi devin devon ' +
    'dewayne dexter deybi dia diana diane didier diego diep dieter dilcia dilnoza dina dinesh dinh dino diogo ' +
    'dirk divya dmitri dmitriy dmitry dmytro dolores dominga domingo dominic dominique don donald donna donnie ' +
    'donovan dora doreen doris dorota dorothy doua doug douglas doyle duane duc dumitru dung dustin duy duyen ' +
    'dwayne dwight dylan earl eber ebony ebrahim eddie edgar edgardo edilberto edith edmund edna edson eduarda ' +
    'eduardo edward edwin efrain efren efua ehab eileen ekaterina eladio elaine elba elder eleanor eleazar elena ' +
    'eli elia elias elida elijah elisa elise eliseo elisha eliza elizabeth ella ellen elliot ellis elmer eloisa ' +
    'elsa elsabet elsie elva elvia elvin elvira elvis elzbieta eman emanuel emeka emil emile emilia emiliano ' +
    'emilie emilio emily emine emma emmanuel enid enoch enrique enzo epifanio eric erica erick erik erika erin ' +
    'erma ernest ernestina ernesto ernst ervin erwin esi esmeralda esperanza esteban estela estella ester esther ' +
    'estrella eswin ethan ethel etienne eufemia eugene eugenia eugenio eun eunice eusebio eva evan evangelina ' +
    'evelia evelyn ever everardo everett everton evette evgeny ewa ezekiel ezequiel fabian fabiana fabien fabio ' +
    'fabiola fabrice fadi faduma fadumo fahad faisal fang fannie farah farhan farhiya farid faris fartun fatima ' +
    'fatma fatou fatoumata fatuma faustino fausto favio fawzi faye federica federico felicia feliciano felicitas ' +
    'felipe felix femi ferdinand fermin fernanda fernando fidel fidelia fikru filemon filiberto flavia flavio ' +
    'flor florencia florencio florentino florin florinda floyd folake fortino foua frances francesca francine ' +
    'francis francisco francois francoise frank frankie franklin franz fred freddie freddy frederick fredy frida ' +
    'friedrich fritz froylan fue funmi fyodor gabriel gabriela gail galina gamal gao garrett garry gary gaurav ' +
    'gavin geeta gelber genaro gene genet geneva genevieve gennady genoveva geoffrey george georgina geovani ' +
    'geovanny ger gerald geraldine geraldo gerard gerardo gerhard german gerson gertrude gheorghe giang gianni ' +
    'gilbert gilberto gilda gilles gilson gina giorgi giorgio giovanna giovanni girma gisela giselle giulia ' +
    'giuseppe gladys glen glenda glenn gloria gonzalo gopal gordon grace graciela grayson gregg gregoria ' +
    'gregorio gregory greta gretchen grigory griselda grover grzegorz guadalupe guillaume guillermina guillermo ' +
    'guled gulnara gunnar gunter gurpreet gus gustav gustavo guy gwen gwendolyn habib habiba hadi hai haider ' +
    'haile hailey hakan hal haley halima halina hamdan hamdi hamid hamza hana hanan hanh hani hank hannah hans ' +
    'hao haris harjit harley harold harpreet harriet harry haruto harvey hasan hashim hassan hattie hawa hayat ' +
    'hayk heather hector heidi heidy heike heinrich heinz heitor helen helena helene helga helmut henrietta ' +
    'henrri henry herbert heriberto herlinda herman hermelinda herminia herminio hernan herve hibo hien hieu ' +
    'higinio hilario hilary hilda hipolito hiroshi hirut hoa hoang hodan holly homero hope horacio horst ' +
    'hortencia houa howard hubert huda hue hugo hui humberto hung hunter huong huseyin hussain hussam hussein ' +
    'huy hyun ia ian ibrahim ibrahima ida idalia idil idris ifeoma ifrah ignacia ignacio igor ihor ikenna ilda ' +
    'ilse ilya iman imani imelda imogene imran indira ines inez ingrid inocencio ioana ionut irene irina irma ' +
    'irvin irving isaac isabel isabella isaiah isaias isela isha ishmael isidro isis isla ismael ismail issa ' +
    'itzel ivan ivana ivette ivonne jabril jacek jacinta jacinto jack jackie jacklyn jaclyn jacob jacobo ' +
    'jacqueline jacques jada jaden jadwiga jae jaime jair jake jakub jaleesa jama jamal jamar james jamie jamila ' +
    'jamshid jan jana jane janelle janet janice janie janusz jaquan jared jarell jaroslaw jarrod jarvis jasmin ' +
    'jasmine jason jaspreet javier javon jawad jaxon jaxson jay jayden jaylen jayson jean jeanbaptiste jeanette ' +
    'jeanne jeannie jeff jeffery jeffrey jenifer jenna jennie jennifer jenny jens jerald jeremiah jeremy ' +
    'jermaine jerome jerri jerry jerzy jesica jesse jessica jessie jesus jesusa jhon jhonatan ji jian jianguo ' +
    'jihoon jill jillian jim jimena jimmie jimmy jin jing jiyoung jo joan joana joann joanna joanne joao joaquin ' +
    'jocelyn jochen jodi jody joe joel joey johan johanna john johnathan johnnie johnny jolene jon jonas ' +
    'jonathan jonathon joni jordan jorge jose josefa josefina josefine joseph josephine josette josh joshua ' +
    'josiah josie josselin josue jovita joyce juan juana juanita judah judd jude judi judith judy julia julian ' +
    'juliana julianne julie julien juliet julieta julio julissa julius jun jurgen justin justina justine ka ' +
    'kadeem kaden kadija kadra kaitlyn kamal kao kara kareem karen kari karim karin karina karl karla kasey ' +
    'kasia kassandra katarzyna kate katelyn kateryna katherine kathleen kathryn kathy katie katrina kavita kay ' +
    'kayden kayla kaylee kebede keiko keily keisha keith kelley kelli kelly kelsey kelvin kemal ken kendall ' +
    'kendra kener kenji kenneth kenny kerry kevin keyshawn khadar khadija khadra khai khalid khalifa khalil ' +
    'khanh khoa kia kiara kim kimberly kinsley kiran kirk kishore kjell klaus kofi kojo kolton konstantin koua ' +
    'krishna krista kristen kristi kristian kristin kristina kristine kristopher krystal krzysztof ksenia kumar ' +
    'kurt kwabena kwaku kwame kwesi kyle kylie kyung laila lakeisha lakshmi lalita lamar lamin lamine lamont lan ' +
    'lance landen landon laquisha lara larisa larissa larry lars latasha latisha latonya latoya latrice laura ' +
    'laurel lauren laurent lauri laurie lavonte lawrence layla lazaro lea leah leandro lee lei leif leila leland ' +
    'lemlem lena leng leo leobardo leon leona leonard leonardo leonel leonid leonor leopoldo leroy lesbia leslie ' +
    'lester lesvia leticia levan levi lewis li lia liban lidia lien lila lilia lilian liliana lillian lillie ' +
    'lily lincoln linda ling linh lisa lisandro liz lizbeth lizeth lloyd loan loc logan lois lola lonnie lorena ' +
    'lorenzo loretta lori lorraine lottie lou louis louisa louise lourdes lowell luana lubna luc luca lucas ' +
    'lucia luciana luciano lucila lucille lucinda lucio lucy ludmila luigi luis luisa luiz lukasz luke lul lula ' +
    'lupe lupita luther luz lydia lyle lynda lynette lynn lyudmila mabel mable macario maciej mackenzie maddox ' +
    'madison mae magali magda magdalena maggie magnus mahad mahdi mahesh mahmoud mai majid maksim malcolm ' +
    'malgorzata malik mallory mamadou mamie mandy manfred manish manoj manpreet mansour manuel manuela mao mara ' +
    'marc marcel marcela marcelino marcella marcello marcelo marcia marcie marcio marckenson marco marcos marcus ' +
    'marek margaret margarita margarito margery margie margo marguerite maria mariana maribel maricela marie ' +
    'marija marilyn marina mario marisa marisela marisol maritza marius mariusz marjorie mark markus marla ' +
    'marlene marlin marlon marquis marquise marsha marta martha marti martin martina marty marvin mary maryam ' +
    'maryama maryan maryann mason mateo mateus matheus mathew mathieu matilde matt matteo matthew matthias ' +
    'mattie maude maura maureen maurice mauricio mauro maxime maximiliano maximino maxine maynor meagan mee ' +
    'meena megan mehmet mei mekdes melanie melba melinda melissa mellisa melody melva melvin meng mercedes ' +
    'meredith merle meseret micah michael michaela michal micheal michel michele michelle mickey mieczyslaw ' +
    'miguel miguelina mihaela mihai mikayla mike mikhail mila milan mildred miles milton min mindy minerva ming ' +
    'minh minjun minnie miranda mircea mireille miriam mirna misty mitchell mohamed mohammad mohammed mohamoud ' +
    'mohamud mohan moises mollie molly mona monica monika monique monte mor morgan morris moses moua moussa ' +
    'muhammad mukesh mukhtar mulu muna munira murat muriel musa mustaf mustafa mykola mynor myra myrna myrtle ' +
    'nabil nader nadezhda nadia nadine nadir nahun najib najma nakia nam nana nancy naoki naomi narciso nasir ' +
    'nasra nasser natalia natalie natalya natasha nathalie nathan nathaniel naveen nawal nayeli neal ned neha ' +
    'neil nelda nellie nelly nelson neng nery nestor neva nevaeh nga ngan ngoc ngozi nguyet nhi nhia nhung nia ' +
    'nicholas nichole nick nicolas nicolasa nicole nikhil nikita nikki nikolai nikolay nils nimco nimo nina nino ' +
    'nisha nkechi noah nodira noe noel noelle noemi nohemi nomsa noor nora norberto noreen noriko norma norman ' +
    'nou nuno nur nurlan nydia obdulio obinna octavia octavio odalys odell ofelia oksana olaf oleg oleh ' +
    'oleksandr oleksii olena olga olin oliver olivia olivier ollie olman olof olu oluwaseun omar oneida oneyda ' +
    'ophelia orbelina orlando orville osama oscar osman osmin osvaldo oswaldo otilia otis otto ousmane owen pa ' +
    'pablo padee pahoua paige paisley paj pam pamela pao paolo parker pascal pascual pastora patrice patricia ' +
    'patricio patrick patsy patti patty paul paula paulette paulina pauline paulino paulo pavel pawel pearl ' +
    'pedro peggy penelope perla perry pete peter petr petra petro pheng phia philip philippe phillip phoebe ' +
    'phong phuc phuong phyllis pierre pietro ping piotr pooja porfirio pradeep prakash preston priscilla priya ' +
    'prudencio qasim qiang quan quang quentin quincy quinton quy quynh rachael rachel radu rafael rafaela rafal ' +
    'raheem rahma rahman rahul raimundo rainer rajesh rajiv rakesh ralph ramesh rami ramiro ramon ramona randall ' +
    'randolph randy rani rania raphael raquel rashad rasheed rashid raul ravi ray raymond raymundo razvan reba ' +
    'rebeca rebecca reem reggie regina reginald reina reinhard rekha remi remington renata renate renato rene ' +
    'renee reyna reynaldo rhonda ricardo richard ricky rigoberto riley rima rita rob robbie robby robert roberta ' +
    'roberto robin robyn rocco rochelle rocio roderick rodney rodolfo rodrigo rogelio roger rogerio rohit roland ' +
    'rolando rolf roman romeo romulo ron ronald ronnie roosevelt rosa rosalba rosalia rosalie rosalina rosalind ' +
    'rosalinda rosalyn rosanna rosario rosaura roseann rosemarie rosemary rosendo rosie roslyn ross roxana ' +
    'roxanne roy ruben ruby rudiger rudolph rudy rufino rufus rui ruslan russell rustam ruth ruthie ryan saad ' +
    'sabine sabrina sadia sadie safiya sagal sahra said salah salam saleh salim sally salma salomon salvador ' +
    'salvatore sam samantha samba sami samir samira samiya sammy samuel sandeep sandra sandrine sandro sandy ' +
    'sanjay sanjeev santana santos santosh sara sarah sasha satish satoshi saul sayid scarlett scott sean ' +
    'sebastian sebastien see segun sekou selam selena selim selma selvin senait seng seo serena serge sergei ' +
    'sergey sergio serhii seth seung shadia shakira shalini shameka shamso shana shane shanice shaniqua shanna ' +
    'shannon shanti shaquille sharma sharon sharonda shaun shauna shawn shawna sheena sheila shelby sheldon ' +
    'shelia shelley shelly sheri sherman sherri sherrie sheryl sherzod shirlene shirley shong shoua shreya ' +
    'shukri sia sidney siegfried sigrid silvestre silvia silvio simon simona simone simran singh sipho sita ' +
    'skylar skyler slawomir socorro sofia solange soledad sonali sondra sonia sonja sonya soo sophia sophie ' +
    'spencer stacey staci stacy stan stanislav stanislaw stanley stefan stefanie stefano stella stephanie ' +
    'stephen steven stewart stig stuart sua suad sudhir suellen suleiman suman sumaya sung sunil sunita suresh ' +
    'susan susana susanna susanne susie suyapa suzanne suzette sven svetlana swati sydney sylvester sylvia ' +
    'sylvie tabatha tabitha tadesse tadeusz tahir takashi takeshi talal tam tamara tameka tami tamika tammi ' +
    'tammy tania tanisha tanya tao tara taras tarek tariq tasha tatiana tatyana tavon taylor ted teddy tekle ' +
    'telma terence teresa teri terrance terrell terrence terri terry tesfaye tessa tevin thabo thaddeus thandiwe ' +
    'thang thanh thao thelma themba theo theodora theodore theresa theron thi thiago thien thierry thinh thomas ' +
    'thor thu thuan thuy tia tiago tien tiffany tigist tigran tim timmy timothy timur tina tinh toan toby todd ' +
    'tom tomas tomasa tomasz tommie tommy tong toni tonia tony tonya tori torsten tou toua touger tracey traci ' +
    'tracie tracy traian trang travis trayvon trent trevor trey treyvon tri tricia trina trinh tristan troy truc ' +
    'trudy trung truong tsegaye tu tuan tunde tung tuyet ty tyler tyree tyrell tyrese tyrone tyson ubaldo uche ' +
    'ulises ulrich ulugbek ulysses uma ursula urszula usha uwe uyen vadim valentin valentina valentyna valeria ' +
    'valerie valery van vanderlei vanessa vasile vasily vasyl vaughn ve velma vera verna vernon veronica ' +
    'veronique vicente vicki vickie vicky victor victoria viet vijay vikram viktor viktoria vilma vincent ' +
    'vincenzo vinh vinicius vinod viola virgil virgilio virginie viridiana vishal vitaly vivian viviana vladimir ' +
    'vladislav volodymyr vu vue wade wagner waleed walid wallace wally walter wanda warren warsame wayne wei ' +
    'welington wellington wendell wendi wendy werner wesley whitney wieslaw wilber wilbert wilbur wilda wiley ' +
    'wilfred wilfredo wilfrido wilhelm wilian willard william williams willie willis wilma wilmer wilner wilson ' +
    'winifred winston witold wojciech wolfgang woodrow worku wyatt xai xao xavier xee xeng xia xiao xiomara ' +
    'xiong xiu xochitl xoua xuan yaa yadira yahir yahya yajaira yamileth yan yanet yang yared yaroslav yaser ' +
    'yasin yasir yasmeen yasmin yaw yee yefri yeison yen yeng yer yesenia yessenia yevgeny yi ying yohannes yoko ' +
    'yolanda yong yonis yoselin yoshi youa younis yousef youssef yu yuan yuki yulia yuliana yumi yun yuri yuriy ' +
    'yusra yusuf yvan yves yvette yvonne zachariah zachary zachery zack zahra zaid zainab zakaria zakariya ' +
    'zamzam zarina zbigniew zdenka zeinab zelma zenaida zewdu zeynep zhen ziad zoe zoey zofia zoila zong zoya ' +
    'zuhur zulema'
  ).split(' '),
);
