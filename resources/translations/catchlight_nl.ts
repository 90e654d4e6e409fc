<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Accounts are disabled, never deleted: the log names them.</source>
        <translation>Accounts worden uitgezet, nooit verwijderd: het logboek noemt ze.</translation>
    </message>
    <message>
        <source>&amp;New account…</source>
        <translation>&amp;Nieuw account…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Newest sign-in</source>
        <translation>Laatst aangemeld</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sleutel</translation>
    </message>
    <message>
        <source>R&amp;oles…</source>
        <translation>R&amp;ollen…</translation>
    </message>
    <message>
        <source>Rese&amp;t…</source>
        <translation>Opnie&amp;uw…</translation>
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation>Uit&amp;zetten…</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody does this to their own account; ask another supervisor.</source>
        <translation>Niemand doet dit met het eigen account; vraag een andere leidinggevende.</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Aan&amp;zetten</translation>
    </message>
    <message>
        <source>The account of {name} is there. Hand over the passphrase in person; it serves once.</source>
        <translation>Het account van {name} is er. Geef de wachtzin persoonlijk; hij dient één keer.</translation>
    </message>
    <message>
        <source>The roles of {name} were changed.</source>
        <translation>De rollen van {name} zijn gewijzigd.</translation>
    </message>
    <message>
        <source>The account of {name} was reset. Hand over the passphrase in person; it serves once.</source>
        <translation>Het account van {name} is opnieuw ingesteld. Geef de wachtzin persoonlijk; hij dient één keer.</translation>
    </message>
    <message>
        <source>The account of {name} is disabled.</source>
        <translation>Het account van {name} is uitgezet.</translation>
    </message>
    <message>
        <source>The account of {name} may sign in again.</source>
        <translation>Met het account van {name} kan weer worden aangemeld.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Uitgezet</translation>
    </message>
    <message>
        <source>Passphrase to be chosen</source>
        <translation>Wachtzin nog te kiezen</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Dit bent u</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Mag aanmelden</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
</context>
<context>
    <name>AuthorisationsPage</name>
    <message>
        <source>Authorisations</source>
        <translation>Machtigingen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klok</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoekvraag</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Feit</translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation>Onderzoeker</translation>
    </message>
    <message>
        <source>Searches that wait for their authorisation</source>
        <translation>Zoekvragen die op hun machtiging wachten</translation>
    </message>
    <message>
        <source>No search waits for its authorisation</source>
        <translation>Geen zoekvraag wacht op zijn machtiging</translation>
    </message>
    <message>
        <source>A search whose authorisation was requested stands here until it is recorded as granted or refused.</source>
        <translation>Een zoekvraag waarvoor machtiging is gevraagd staat hier totdat is vastgelegd dat die verleend of geweigerd is.</translation>
    </message>
    <message>
        <source>This is your own search: another supervisor has to record the decision.</source>
        <translation>Dit is een zoekvraag van uzelf: een andere leidinggevende moet de beslissing vastleggen.</translation>
    </message>
    <message>
        <source>&amp;Granted…</source>
        <translation>&amp;Verleend…</translation>
    </message>
    <message>
        <source>&amp;Refused…</source>
        <translation>Ge&amp;weigerd…</translation>
    </message>
    <message numerus="yes">
        <source>%n search(es) waiting</source>
        <translation>
            <numerusform>%n zoekvraag wacht</numerusform>
            <numerusform>%n zoekvragen wachten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n te laat</numerusform>
            <numerusform>%n te laat</numerusform>
        </translation>
    </message>
    <message>
        <source>Search {name}</source>
        <translation>Zoekvraag {name}</translation>
    </message>
    <message numerus="yes">
        <source>Sweep {name} for %n face(s)</source>
        <translation>
            <numerusform>Rondgang {name} voor %n gezicht</numerusform>
            <numerusform>Rondgang {name} voor %n gezichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Gezag</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Gevraagd</translation>
    </message>
    <message>
        <source>{clock}: it had to be granted until {when}.</source>
        <translation>{clock}: de machtiging moest verleend zijn op {when}.</translation>
    </message>
    <message>
        <source>{clock}, until {when}.</source>
        <translation>{clock}, tot {when}.</translation>
    </message>
    <message>
        <source>The authorisation of {search} was refused; its result was erased, with a certificate in the log.</source>
        <translation>De machtiging voor {search} is geweigerd; het resultaat is gewist, met een certificaat in het logboek.</translation>
    </message>
    <message>
        <source>The authorisation of {search} was recorded as granted.</source>
        <translation>Vastgelegd is dat de machtiging voor {search} is verleend.</translation>
    </message>
</context>
<context>
    <name>AuthorityForm</name>
    <message>
        <source>For example: identify the man at the counter</source>
        <translation>Bijvoorbeeld: de man aan de balie identificeren</translation>
    </message>
    <message>
        <source>For example: Art. 55c Code of Criminal Procedure</source>
        <translation>Bijvoorbeeld: art. 55c Wetboek van Strafvordering</translation>
    </message>
    <message>
        <source>For example: public prosecutor M. Bakker, 2026-114208</source>
        <translation>Bijvoorbeeld: officier van justitie M. Bakker, 2026-114208</translation>
    </message>
    <message>
        <source>Not &amp;needed</source>
        <translation>Niet &amp;nodig</translation>
    </message>
    <message>
        <source>&amp;Granted</source>
        <translation>&amp;Verleend</translation>
    </message>
    <message>
        <source>&amp;Requested, not granted yet</source>
        <translation>Gev&amp;raagd, nog niet verleend</translation>
    </message>
    <message>
        <source>As the authority above</source>
        <translation>Zoals het gezag hierboven</translation>
    </message>
    <message>
        <source>For example: OM 12/345</source>
        <translation>Bijvoorbeeld: OM 12/345</translation>
    </message>
    <message>
        <source>Say what the search is for.</source>
        <translation>Zeg waarvoor gezocht wordt.</translation>
    </message>
    <message>
        <source>Name the law that the search rests on.</source>
        <translation>Noem de wet waarop de zoekvraag berust.</translation>
    </message>
    <message>
        <source>Name who or what authorised the search.</source>
        <translation>Noem wie of wat de zoekvraag toestond.</translation>
    </message>
    <message>
        <source>Give the reference under which it can be found.</source>
        <translation>Geef het kenmerk waaronder die te vinden is.</translation>
    </message>
    <message>
        <source>That is still to come.</source>
        <translation>Dat moet nog komen.</translation>
    </message>
    <message>
        <source>The search may begin. The authorisation must be granted by {when} ({hours} hours, the lab’s policy). After that the result is closed; if it is refused, the result is erased.</source>
        <translation>Het zoeken mag beginnen. De machtiging moet uiterlijk {when} verleend zijn ({hours} uur, het beleid van het lab). Daarna is het resultaat gesloten; wordt zij geweigerd, dan wordt het resultaat gewist.</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>&amp;Doel</translation>
    </message>
    <message>
        <source>&amp;Legal basis</source>
        <translation>&amp;Grondslag</translation>
    </message>
    <message>
        <source>&amp;Authority</source>
        <translation>Ge&amp;zag</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Machtiging</translation>
    </message>
    <message>
        <source>Re&amp;ference</source>
        <translation>Kenm&amp;erk</translation>
    </message>
    <message>
        <source>Granted &amp;by</source>
        <translation>Verleend d&amp;oor</translation>
    </message>
    <message>
        <source>Granted a&amp;t</source>
        <translation>Verleend o&amp;p</translation>
    </message>
</context>
<context>
    <name>BackupView</name>
    <message>
        <source>&amp;Back up…</source>
        <translation>Reservekopie &amp;maken…</translation>
    </message>
    <message>
        <source>&amp;Check a backup…</source>
        <translation>Reservekopie &amp;controleren…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>Reservekopie te&amp;rugzetten…</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Reservekopie maken</translation>
    </message>
    <message>
        <source>Into a new folder on another disk, while others go on working. It is signed, read back and verified.</source>
        <translation>In een nieuwe map op een andere schijf, terwijl anderen verder werken. Hij wordt ondertekend, teruggelezen en gecontroleerd.</translation>
    </message>
    <message>
        <source>Check a backup</source>
        <translation>Reservekopie controleren</translation>
    </message>
    <message>
        <source>Reads every file and the log in it, and says whether anything was changed. Nothing is written.</source>
        <translation>Leest elk bestand en het logboek erin, en zegt of er iets is gewijzigd. Er wordt niets geschreven.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>Into a new folder or in place of a lab. Entries that would be lost need a supervisor and a reason, for ever in the log.</source>
        <translation>In een nieuwe map of in plaats van een lab. Gaan er regels verloren, dan zijn een leidinggevende en een reden nodig, voorgoed in het logboek.</translation>
    </message>
    <message>
        <source>Where the folder of the backup is made</source>
        <translation>Waar de map van de reservekopie wordt gemaakt</translation>
    </message>
    <message>
        <source>Backing up the lab</source>
        <translation>Reservekopie maken</translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation>De map van de reservekopie</translation>
    </message>
    <message>
        <source>Checking a backup</source>
        <translation>Reservekopie controleren</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left there.</source>
        <translation>Gestopt. Er is niets achtergebleven.</translation>
    </message>
    <message>
        <source>The backup is made, read back and verified: {folder}</source>
        <translation>De reservekopie is gemaakt, teruggelezen en gecontroleerd: {folder}</translation>
    </message>
    <message>
        <source>The backup is whole: every file is as it was signed.</source>
        <translation>De reservekopie is heel: elk bestand is zoals het is ondertekend.</translation>
    </message>
    <message numerus="yes">
        <source>Its log has %n problem(s): see Log, Verify.</source>
        <translation>
            <numerusform>Het logboek erin heeft %n probleem: zie Logboek, Controleren.</numerusform>
            <numerusform>Het logboek erin heeft %n problemen: zie Logboek, Controleren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s) were missing or altered in the lab and are not in it.</source>
        <translation>
            <numerusform>%n bewaard bestand ontbrak of was gewijzigd in het lab en zit er niet in.</numerusform>
            <numerusform>%n bewaarde bestanden ontbraken of waren gewijzigd in het lab en zitten er niet in.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Logboekregels</translation>
    </message>
    <message>
        <source>Tree head</source>
        <translation>Boomwortel</translation>
    </message>
    <message>
        <source>First key</source>
        <translation>Eerste sleutel</translation>
    </message>
    <message>
        <source>Compare it with the fingerprint that was written down when the lab was made.</source>
        <translation>Vergelijk hem met de vingerafdruk die is opgeschreven toen het lab werd gemaakt.</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
</context>
<context>
    <name>CandidateList</name>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>New case</source>
        <translation>Nieuwe zaak</translation>
    </message>
    <message>
        <source>Exhibits, faces and searches belong to a case.</source>
        <translation>Stukken, gezichten en zoekvragen horen bij een zaak.</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>Zaak &amp;openen</translation>
    </message>
    <message>
        <source>For example: 2026-114208</source>
        <translation>Bijvoorbeeld: 2026-114208</translation>
    </message>
    <message>
        <source>For example: robbery</source>
        <translation>Bijvoorbeeld: overval</translation>
    </message>
    <message>
        <source>Case &amp;number</source>
        <translation>Zaak&amp;nummer</translation>
    </message>
    <message>
        <source>&amp;Offence under investigation</source>
        <translation>Onderzocht &amp;feit</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>All cases</source>
        <translation>Alle zaken</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>Leden…</translation>
    </message>
    <message>
        <source>&amp;Close the case…</source>
        <translation>Zaak afsluiten…</translation>
    </message>
    <message>
        <source>Sections of the case</source>
        <translation>Onderdelen van de zaak</translation>
    </message>
    <message>
        <source>E&amp;xhibits</source>
        <translation>St&amp;ukken</translation>
    </message>
    <message>
        <source>&amp;Faces</source>
        <translation>Ge&amp;zichten</translation>
    </message>
    <message>
        <source>Sea&amp;rches</source>
        <translation>Zoek&amp;vragen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ges&amp;chiedenis</translation>
    </message>
    <message>
        <source>&amp;Open the case again…</source>
        <translation>Zaak &amp;heropenen…</translation>
    </message>
    <message>
        <source>This case was closed on {day}. It can be read; no work is done in it until it is opened again.</source>
        <translation>Deze zaak is op {day} afgesloten. Hij blijft leesbaar; er wordt niet in gewerkt tot hij wordt heropend.</translation>
    </message>
    <message>
        <source>You read this case as an auditor: no pictures are shown, and that you opened it is logged.</source>
        <translation>U leest deze zaak als auditor: er worden geen beelden getoond, en dat u hem opende, is vastgelegd.</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>Zaken</translation>
    </message>
    <message>
        <source>&amp;New case…</source>
        <translation>&amp;Nieuwe zaak…</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Feit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Geopend door</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geopend</translation>
    </message>
    <message>
        <source>Open the &amp;first case…</source>
        <translation>&amp;Eerste zaak openen…</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>Nog geen zaken</translation>
    </message>
    <message>
        <source>A case has a number and an offence. Exhibits are taken into it, and searches are made for it.</source>
        <translation>Een zaak heeft een nummer en een feit. Er worden stukken in opgenomen en er wordt voor gezocht.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Afgesloten</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Why this list is certain: search {search}</source>
        <translation>Waarom deze lijst vaststaat: zoekslag {search}</translation>
    </message>
    <message>
        <source>&amp;Copy the certificate</source>
        <translation>Certificaat &amp;kopiëren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
</context>
<context>
    <name>CertificatesView</name>
    <message>
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Known to the log as</source>
        <translation>In het logboek bekend als</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Op de schijf</translation>
    </message>
    <message>
        <source>Certificates of erasure</source>
        <translation>Bewijzen van wissen</translation>
    </message>
    <message>
        <source>Cop&amp;y the certificate</source>
        <translation>Bewijs k&amp;opiëren</translation>
    </message>
    <message>
        <source>&amp;Save all…</source>
        <translation>Alle op&amp;slaan…</translation>
    </message>
    <message>
        <source>Nothing was erased yet</source>
        <translation>Er is nog niets gewist</translation>
    </message>
    <message>
        <source>Each erasure leaves an entry in the log and a certificate, with hashes and counts only.</source>
        <translation>Elke keer wissen laat een regel in het logboek en een bewijs achter, met alleen hashes en aantallen.</translation>
    </message>
    <message numerus="yes">
        <source>%n erasure(s)</source>
        <translation>
            <numerusform>%n keer gewist</numerusform>
            <numerusform>%n keer gewist</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate is on the clipboard.</source>
        <translation>Het bewijs staat op het klembord.</translation>
    </message>
    <message>
        <source>A folder for the certificates</source>
        <translation>Een map voor de bewijzen</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) written.</source>
        <translation>
            <numerusform>%n bewijs geschreven.</numerusform>
            <numerusform>%n bewijzen geschreven.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Until the next sign-in</source>
        <translation>Tot de volgende aanmelding</translation>
    </message>
</context>
<context>
    <name>CheckpointActions</name>
    <message>
        <source>&amp;Make a checkpoint…</source>
        <translation>&amp;IJkpunt maken…</translation>
    </message>
    <message>
        <source>&amp;Take in a cosignature…</source>
        <translation>&amp;Medeondertekening opnemen…</translation>
    </message>
    <message>
        <source>&amp;Cosign a checkpoint of another lab…</source>
        <translation>IJkpunt van een ander lab mede&amp;ondertekenen…</translation>
    </message>
    <message>
        <source>Custodians and supervisors cosign checkpoints.</source>
        <translation>Galerijbeheerders en leidinggevenden medeondertekenen ijkpunten.</translation>
    </message>
    <message>
        <source>A checkpoint over {size} entries stands in {file}. Have another custodian or supervisor cosign it, and take the cosignature in when it comes back.</source>
        <translation>Een ijkpunt over {size} regels staat in {file}. Laat een andere galerijbeheerder of leidinggevende het medeondertekenen, en neem de medeondertekening op als die terugkomt.</translation>
    </message>
    <message>
        <source>The checkpoint that was carried here</source>
        <translation>Het ijkpunt dat hierheen is gebracht</translation>
    </message>
    <message>
        <source>You cosigned the checkpoint over {size} entries. Carry {file} back to its lab.</source>
        <translation>U hebt het ijkpunt over {size} regels medeondertekend. Breng {file} terug naar het lab.</translation>
    </message>
    <message>
        <source>The cosigned checkpoint that came back</source>
        <translation>Het medeondertekende ijkpunt dat terugkwam</translation>
    </message>
    <message>
        <source>The checkpoint over {size} entries is cosigned by {cosigner}.</source>
        <translation>Het ijkpunt over {size} regels is medeondertekend door {cosigner}.</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gekozen</numerusform>
            <numerusform>%n gekozen</numerusform>
        </translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>Recorder’s clock</source>
        <translation>Klok van de recorder</translation>
    </message>
    <message>
        <source>One reading of the clock in the picture, and how wrong that clock was. The time of day is then shown beside each time of this exhibit. The newest note counts; earlier ones stay in the log.</source>
        <translation>Eén aflezing van de klok in beeld, en hoeveel die klok afweek. De kloktijd staat daarna naast elke tijd van dit stuk. De nieuwste notitie telt; eerdere blijven in het logboek.</translation>
    </message>
    <message>
        <source>&amp;Note the clock</source>
        <translation>Klok &amp;noteren</translation>
    </message>
    <message>
        <source>fast: it showed a later time than the true one</source>
        <translation>voor: hij wees een latere tijd aan dan de ware</translation>
    </message>
    <message>
        <source>slow: it showed an earlier time than the true one</source>
        <translation>achter: hij wees een vroegere tijd aan dan de ware</translation>
    </message>
    <message>
        <source>Clock &amp;showed</source>
        <translation>&amp;Klok wees aan</translation>
    </message>
    <message>
        <source>At media &amp;time</source>
        <translation>Bij media&amp;tijd</translation>
    </message>
    <message>
        <source>&amp;Zone of the recorder</source>
        <translation>Tijd&amp;zone van de recorder</translation>
    </message>
    <message>
        <source>An IANA name such as Europe/Amsterdam, or an offset such as +01:00.</source>
        <translation>Een IANA-naam zoals Europe/Amsterdam, of een verschil zoals +01:00.</translation>
    </message>
    <message>
        <source>Measured &amp;error</source>
        <translation>Gemeten a&amp;fwijking</translation>
    </message>
    <message>
        <source>Measured error in seconds</source>
        <translation>Gemeten afwijking in seconden</translation>
    </message>
    <message>
        <source>Fast or slow</source>
        <translation>Voor of achter</translation>
    </message>
    <message>
        <source>&amp;Measured by</source>
        <translation>Ge&amp;meten door</translation>
    </message>
    <message>
        <source>The media time is written as 0:01:23.400 (hours, minutes, seconds).</source>
        <translation>De mediatijd wordt geschreven als 0:01:23.400 (uren, minuten, seconden).</translation>
    </message>
    <message>
        <source>{media} of the footage is {wall} in true time; the footage begins at {start}.</source>
        <translation>{media} in het beeldmateriaal is {wall} ware tijd; het materiaal begint om {start}.</translation>
    </message>
    <message>
        <source>Who measured the error? If nobody did, say who read the clock.</source>
        <translation>Wie heeft de afwijking gemeten? Als niemand dat deed: wie heeft de klok afgelezen?</translation>
    </message>
</context>
<context>
    <name>ConnectServerDialog</name>
    <message>
        <source>Connect a gallery server</source>
        <translation>Galerijserver koppelen</translation>
    </message>
    <message>
        <source>A Milvus server of the lab’s own, for galleries that one machine cannot hold. It gets opaque numbers and templates; who is who stays in this lab. Searches are run here until you move them there.</source>
        <translation>Een eigen Milvus-server van het lab, voor galerijen die niet op één machine passen. Hij krijgt nietszeggende nummers en templates; wie wie is, blijft in dit lab. Er wordt hier gezocht totdat u het zoeken daarheen verplaatst.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Koppelen</translation>
    </message>
    <message>
        <source>Server’s certificates</source>
        <translation>Certificaten van de server</translation>
    </message>
    <message>
        <source>FLAT: compares with every template</source>
        <translation>FLAT: vergelijkt met elke template</translation>
    </message>
    <message>
        <source>HNSW: approximate, in memory</source>
        <translation>HNSW: bij benadering, in het geheugen</translation>
    </message>
    <message>
        <source>IVF_FLAT: approximate, by neighbourhoods</source>
        <translation>IVF_FLAT: bij benadering, per omgeving</translation>
    </message>
    <message>
        <source>DISKANN: approximate, on the disk</source>
        <translation>DISKANN: bij benadering, op schijf</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Verbinding testen</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adres</translation>
    </message>
    <message>
        <source>With encryption (https), unless it is on this machine.</source>
        <translation>Versleuteld (https), tenzij hij op deze machine staat.</translation>
    </message>
    <message>
        <source>Certificate &amp;file (PEM)</source>
        <translation>Certificaat&amp;bestand (PEM)</translation>
    </message>
    <message>
        <source>Of who vouches for the server. Left empty, the system’s certificates do.</source>
        <translation>Van wie voor de server instaat. Leeg: de certificaten van het systeem.</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>In this workstation’s keyring, never in the lab. Empty if the server asks for none.</source>
        <translation>In de sleutelbos van dit werkstation, nooit in het lab. Leeg als de server er geen vraagt.</translation>
    </message>
    <message>
        <source>&amp;Index</source>
        <translation>&amp;Index</translation>
    </message>
    <message>
        <source>Only a search that compares with every template can be concluded on; others only preview.</source>
        <translation>Alleen op zoeken dat met elke template vergelijkt, kan worden geconcludeerd; de andere geven alleen een voorvertoning.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>De server wordt gevraagd…</translation>
    </message>
</context>
<context>
    <name>CosignDialog</name>
    <message>
        <source>Cosign a checkpoint</source>
        <translation>IJkpunt medeondertekenen</translation>
    </message>
    <message>
        <source>With your cosignature you witness that you saw this state of the log, and that it goes on from what was cosigned here before. It says nothing about the cases in it.</source>
        <translation>Met uw medeondertekening getuigt u dat u deze stand van het logboek hebt gezien, en dat die voortbouwt op wat hier eerder is medeondertekend. Over de zaken erin zegt zij niets.</translation>
    </message>
    <message>
        <source>C&amp;osign, and choose the file…</source>
        <translation>Mede&amp;ondertekenen, en bestand kiezen…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>this lab’s own</source>
        <translation>van dit lab zelf</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Tree head</source>
        <translation>Boomtop</translation>
    </message>
    <message>
        <source>Cosigned here before</source>
        <translation>Hier eerder medeondertekend</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nooit</translation>
    </message>
    <message>
        <source>{size} entries; it goes on from them</source>
        <translation>{size} regels; het bouwt daarop voort</translation>
    </message>
    <message>
        <source>Fingerprint of the first key of that lab</source>
        <translation>Vingerafdruk van de eerste sleutel van dat lab</translation>
    </message>
    <message>
        <source>It is the one that was compared when the log was cosigned first.</source>
        <translation>Het is de vingerafdruk die is vergeleken toen het logboek voor het eerst werd medeondertekend.</translation>
    </message>
    <message>
        <source>I &amp;compared it with what that lab handed over, on paper or by phone</source>
        <translation>Ik heb haar &amp;vergeleken met wat dat lab heeft overhandigd, op papier of per telefoon</translation>
    </message>
    <message>
        <source>Where the cosignature is carried back</source>
        <translation>Waarin de medeondertekening wordt teruggebracht</translation>
    </message>
</context>
<context>
    <name>CosignatureDialog</name>
    <message>
        <source>Take in a cosignature</source>
        <translation>Medeondertekening opnemen</translation>
    </message>
    <message>
        <source>It is kept with the checkpoint of this lab that it was given for. From then on the log shows that somebody else saw it as it was.</source>
        <translation>Zij wordt bewaard bij het ijkpunt van dit lab waarvoor zij is gegeven. Voortaan laat het logboek zien dat iemand anders het zag zoals het was.</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>&amp;Opnemen</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>IJkpunt</translation>
    </message>
    <message>
        <source>{size} entries</source>
        <translation>{size} regels</translation>
    </message>
    <message>
        <source>Cosigned</source>
        <translation>Medeondertekend</translation>
    </message>
    <message>
        <source>By the key</source>
        <translation>Met de sleutel</translation>
    </message>
    <message>
        <source>Fingerprint of the witness’s key</source>
        <translation>Vingerafdruk van de sleutel van de getuige</translation>
    </message>
    <message>
        <source>It is a key of {name}, who has an account in this lab.</source>
        <translation>Het is een sleutel van {name}, met een account in dit lab.</translation>
    </message>
    <message>
        <source>I &amp;compared it with what the witness handed over, on paper or by phone</source>
        <translation>Ik heb haar &amp;vergeleken met wat de getuige heeft overhandigd, op papier of per telefoon</translation>
    </message>
</context>
<context>
    <name>CountedDialog</name>
    <message>
        <source>Counting</source>
        <translation>Tellen</translation>
    </message>
    <message>
        <source>Counting what would go. Nothing is changed by that.</source>
        <translation>Er wordt geteld wat weg zou gaan. Dat wijzigt niets.</translation>
    </message>
    <message>
        <source>&amp;Write the certificates to a folder</source>
        <translation>Bewijzen in een &amp;map schrijven</translation>
    </message>
    <message>
        <source>I &amp;know that nothing brings it back</source>
        <translation>Ik weet dat niets het &amp;terugbrengt</translation>
    </message>
    <message>
        <source>&amp;Purge for good</source>
        <translation>Voorgoed &amp;opschonen</translation>
    </message>
    <message>
        <source>A folder for the certificates</source>
        <translation>Een map voor de bewijzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n gezicht</numerusform>
            <numerusform>%n gezichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n spoor</numerusform>
            <numerusform>%n sporen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation>
            <numerusform>%n stuk</numerusform>
            <numerusform>%n stukken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n beeld</numerusform>
            <numerusform>%n beelden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n pagina</numerusform>
            <numerusform>%n pagina&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portrait(s)</source>
        <translation>
            <numerusform>%n portret</numerusform>
            <numerusform>%n portretten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%n kandidaat</numerusform>
            <numerusform>%n kandidaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of this person</source>
        <translation>
            <numerusform>%n van deze persoon</numerusform>
            <numerusform>%n van deze persoon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search(es)</source>
        <translation>
            <numerusform>%n zoekvraag</numerusform>
            <numerusform>%n zoekvragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with candidates</source>
        <translation>
            <numerusform>%n met kandidaten</numerusform>
            <numerusform>%n met kandidaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without authority in time</source>
        <translation>
            <numerusform>%n niet op tijd gemachtigd</numerusform>
            <numerusform>%n niet op tijd gemachtigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s)</source>
        <translation>
            <numerusform>%n opgeslagen bestand</numerusform>
            <numerusform>%n opgeslagen bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of the log</source>
        <translation>
            <numerusform>%n tekst van het logboek</numerusform>
            <numerusform>%n teksten van het logboek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n regel</numerusform>
            <numerusform>%n regels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries hold, and so does the tree over them.</source>
        <translation>
            <numerusform>De ene regel klopt, en de boom erover ook.</numerusform>
            <numerusform>Alle %n regels kloppen, en de boom erover ook.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the log:</source>
        <translation>
            <numerusform>1 probleem in het logboek:</numerusform>
            <numerusform>%n problemen in het logboek:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: retention ended.</source>
        <translation>
            <numerusform>%n weggelaten: bewaartermijn voorbij.</numerusform>
            <numerusform>%n weggelaten: bewaartermijn voorbij.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: another model pack.</source>
        <translation>
            <numerusform>%n weggelaten: ander modelpakket.</numerusform>
            <numerusform>%n weggelaten: ander modelpakket.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>Authorisation refused</source>
        <translation>Machtiging geweigerd</translation>
    </message>
    <message>
        <source>Authorisation granted</source>
        <translation>Machtiging verleend</translation>
    </message>
    <message>
        <source>Search {search} in case {case}, by {name}.</source>
        <translation>Zoekvraag {search} in zaak {case}, door {name}.</translation>
    </message>
    <message>
        <source>&amp;Record and erase the result</source>
        <translation>&amp;Vastleggen en het resultaat wissen</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Vastleggen</translation>
    </message>
    <message>
        <source>The result is to be &amp;erased for good</source>
        <translation>Het resultaat moet voorgoed worden &amp;gewist</translation>
    </message>
    <message>
        <source>Counting what the refusal erases…</source>
        <translation>Tellen wat de weigering wist…</translation>
    </message>
    <message>
        <source>Decided &amp;by</source>
        <translation>Beslist &amp;door</translation>
    </message>
    <message>
        <source>Re&amp;ference (may stay empty)</source>
        <translation>&amp;Kenmerk (mag leeg blijven)</translation>
    </message>
    <message>
        <source>Re&amp;ference</source>
        <translation>Kenm&amp;erk</translation>
    </message>
    <message>
        <source>Decided a&amp;t</source>
        <translation>Beslist &amp;op</translation>
    </message>
    <message>
        <source>The refusal stops the search and erases its result: {going}. Who searched, when and why stays in the log, with a certificate of what went.</source>
        <translation>De weigering stopt de zoekvraag en wist het resultaat: {going}. Wie zocht, wanneer en waarom blijft in het logboek, met een certificaat van wat weg is.</translation>
    </message>
</context>
<context>
    <name>DisableDialog</name>
    <message>
        <source>Disable the account of {name}</source>
        <translation>Account van {name} uitzetten</translation>
    </message>
    <message>
        <source>It can neither sign in nor act any more, and work it has under way stops at its next step; what is done is kept. It can be enabled again, with the key it has.</source>
        <translation>Het kan zich niet meer aanmelden en niets meer doen, en lopend werk stopt bij de volgende stap; wat gedaan is, blijft. Het kan weer worden aangezet, met de sleutel die het heeft.</translation>
    </message>
    <message>
        <source>&amp;Disable the account</source>
        <translation>Account uit&amp;zetten</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol portraits</source>
        <translation>Portretten opnemen</translation>
    </message>
    <message>
        <source>Every row ends enrolled, unchanged, or refused with its reason; a refused one can be mended and tried again.</source>
        <translation>Elke rij eindigt opgenomen, ongewijzigd of geweigerd met de reden; een geweigerde kan hersteld en opnieuw geprobeerd worden.</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Opnemen</translation>
    </message>
    <message>
        <source>Beside the manifest</source>
        <translation>Naast het manifest</translation>
    </message>
    <message>
        <source>Of several faces in a portrait, take the &amp;largest</source>
        <translation>Neem bij meer gezichten in een portret het &amp;grootste</translation>
    </message>
    <message>
        <source>Otherwise such a row is refused unless it has a face box. The choice is recorded.</source>
        <translation>Anders wordt zo&apos;n rij geweigerd, tenzij er een gezichtskader bij staat. De keuze wordt vastgelegd.</translation>
    </message>
    <message>
        <source>Write a day as 2031-12-31.</source>
        <translation>Schrijf een dag als 2031-12-31.</translation>
    </message>
    <message>
        <source>ANSI/NIST-ITL Type-10 records ({endings}): each image becomes a portrait, with what its record says.</source>
        <translation>ANSI/NIST-ITL Type-10-records ({endings}): elk beeld wordt een portret, met wat het record erover zegt.</translation>
    </message>
    <message>
        <source>Where it is not stated</source>
        <translation>Waar het niet vermeld is</translation>
    </message>
    <message>
        <source>Records hold no legal basis and no retention: give them here. What a row states stands.</source>
        <translation>Records bevatten geen grondslag en geen bewaartermijn: geef die hier op. Wat een rij vermeldt, blijft staan.</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Bron</translation>
    </message>
    <message>
        <source>Legal &amp;basis</source>
        <translation>&amp;Grondslag</translation>
    </message>
    <message>
        <source>&amp;Keep until</source>
        <translation>Be&amp;waren tot</translation>
    </message>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>&amp;Map kiezen…</translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>Map met de beelden</translation>
    </message>
    <message>
        <source>Images in</source>
        <translation>Beelden in</translation>
    </message>
</context>
<context>
    <name>EnrolmentWindow</name>
    <message>
        <source>Enrolling {name}</source>
        <translation>{name} opnemen</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Geweigerde rijen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>beginnen…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>nog ongeveer {time}</translation>
    </message>
    <message>
        <source>{enrolled} enrolled, {unchanged} unchanged, {refused} refused.</source>
        <translation>{enrolled} opgenomen, {unchanged} ongewijzigd, {refused} geweigerd.</translation>
    </message>
    <message>
        <source>The rejects file of the first try: {file}</source>
        <translation>Het bestand met geweigerde rijen van de eerste poging: {file}</translation>
    </message>
    <message>
        <source>It ended early. What was enrolled is kept; going on passes over it.</source>
        <translation>Het eindigde voortijdig. Wat opgenomen is, blijft; bij verdergaan wordt dat overgeslagen.</translation>
    </message>
    <message>
        <source>Stopped. What was enrolled is kept; going on passes over it.</source>
        <translation>Gestopt. Wat opgenomen is, blijft; bij verdergaan wordt dat overgeslagen.</translation>
    </message>
    <message>
        <source>{refused} refused</source>
        <translation>{refused} geweigerd</translation>
    </message>
    <message>
        <source>the first {shown} are shown, all are in the rejects file</source>
        <translation>de eerste {shown} worden getoond, alle staan in het bestand met geweigerde rijen</translation>
    </message>
    <message>
        <source>&amp;Try mended rows again ({rows})</source>
        <translation>&amp;Herstelde rijen opnieuw proberen ({rows})</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>hersteld</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>refused again</source>
        <translation>opnieuw geweigerd</translation>
    </message>
    <message>
        <source>The rejects file</source>
        <translation>Het bestand met geweigerde rijen</translation>
    </message>
    <message>
        <source>rejects</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschreven: {file}</translation>
    </message>
    <message>
        <source>stopping after the current step; what is done is kept…</source>
        <translation>stopt na de huidige stap; wat gedaan is, blijft…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Verdergaan</translation>
    </message>
    <message>
        <source>&amp;Save the rejects file…</source>
        <translation>Geweigerde rijen &amp;opslaan…</translation>
    </message>
    <message>
        <source>Try &amp;all again</source>
        <translation>&amp;Alle opnieuw proberen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;luiten</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase case {case}</source>
        <translation>Zaak {case} wissen</translation>
    </message>
    <message>
        <source>Everything in the case goes for good, from the disk too. The log keeps who did what and when under the case’s random identifier, with hashes only, and a certificate proves the erasure.</source>
        <translation>Alles in de zaak gaat voorgoed weg, ook van de schijf. Het logboek houdt onder het willekeurige kenmerk van de zaak wie wat wanneer deed, met alleen hashes, en een bewijs toont het wissen aan.</translation>
    </message>
    <message>
        <source>&amp;Erase for good</source>
        <translation>Voorgoed &amp;wissen</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Wat weggaat</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>wordt geteld…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>The case’s &amp;number, typed to confirm</source>
        <translation>Het zaak&amp;nummer, ter bevestiging getypt</translation>
    </message>
    <message>
        <source>Counting what would go</source>
        <translation>Tellen wat weg zou gaan</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Names and notes</source>
        <translation>Namen en notities</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
</context>
<context>
    <name>ErasePersonDialog</name>
    <message>
        <source>Erase {portrait} of {person}</source>
        <translation>{portrait} van {person} wissen</translation>
    </message>
    <message>
        <source>Erase {person}</source>
        <translation>{person} wissen</translation>
    </message>
    <message>
        <source>This portrait and its templates go for good, from the search files and the disk too, and so do its places in stored results. The person stays with the other portraits. A certificate proves the erasure.</source>
        <translation>Dit portret en zijn templates verdwijnen voorgoed, ook uit de zoekbestanden en van de schijf, en daarmee zijn plaatsen in bewaarde resultaten. De persoon blijft met de andere portretten. Een bewijs toont de wissing aan.</translation>
    </message>
    <message>
        <source>Every portrait and template of the person goes for good, from the search files and the disk too, and so do their places in stored results. From then on no search finds them. The log keeps hashes only, and a certificate proves the erasure.</source>
        <translation>Elk portret en elke template van de persoon verdwijnt voorgoed, ook uit de zoekbestanden en van de schijf, en ook uit opgeslagen resultaten. Vanaf dat moment vindt geen zoekvraag deze persoon. Het logboek bewaart alleen hashes, en een certificaat bewijst het wissen.</translation>
    </message>
    <message>
        <source>&amp;Erase for good</source>
        <translation>Voorgoed &amp;wissen</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Wat verdwijnt</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>wordt geteld…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>The portrait’s &amp;id, typed to confirm</source>
        <translation>Het &amp;nummer van het portret, getypt ter bevestiging</translation>
    </message>
    <message>
        <source>The person’s &amp;id, typed to confirm</source>
        <translation>Het &amp;nummer van de persoon, ter bevestiging getypt</translation>
    </message>
    <message>
        <source>Counting what would go</source>
        <translation>Tellen wat zou verdwijnen</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Names and notes</source>
        <translation>Namen en notities</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>&amp;Details tonen</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>Details &amp;kopiëren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>&amp;Details verbergen</translation>
    </message>
</context>
<context>
    <name>ExhibitDetails</name>
    <message>
        <source>Led&amp;ger…</source>
        <translation>&amp;Staat…</translation>
    </message>
    <message>
        <source>What the file is and how its frames fared (Ctrl+G)</source>
        <translation>Wat het bestand is en hoe het zijn beelden verging (Ctrl+G)</translation>
    </message>
    <message>
        <source>Recor&amp;der’s clock…</source>
        <translation>Recor&amp;derklok…</translation>
    </message>
    <message>
        <source>For the time of day beside each media time (Ctrl+K)</source>
        <translation>Voor de kloktijd naast elke mediatijd (Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>ExhibitsView</name>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>Drop to take in as exhibits</source>
        <translation>Loslaten om als stukken op te nemen</translation>
    </message>
    <message>
        <source>Files and whole folders; originals are only read</source>
        <translation>Bestanden en hele mappen; originelen worden alleen gelezen</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Bestanden toevoegen…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>&amp;Map toevoegen…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Bestanden kiezen…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Map kiezen…</translation>
    </message>
    <message>
        <source>Drop footage or stills here</source>
        <translation>Sleep beeldmateriaal hierheen</translation>
    </message>
    <message>
        <source>Files and whole folders, from anywhere. Originals stay where they are and are only read.</source>
        <translation>Bestanden en hele mappen, waar dan ook vandaan. Originelen blijven waar ze zijn en worden alleen gelezen.</translation>
    </message>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n niet volledig</numerusform>
            <numerusform>%n niet volledig</numerusform>
        </translation>
    </message>
    <message>
        <source>all examined</source>
        <translation>alle onderzocht</translation>
    </message>
    <message>
        <source>Show its &amp;faces</source>
        <translation>&amp;Gezichten tonen</translation>
    </message>
    <message>
        <source>&amp;Extract faces…</source>
        <translation>Gezichten z&amp;oeken…</translation>
    </message>
    <message>
        <source>No exhibits yet</source>
        <translation>Nog geen stukken</translation>
    </message>
    <message>
        <source>Examiners of the case take them in.</source>
        <translation>Onderzoekers van de zaak nemen ze op.</translation>
    </message>
    <message>
        <source>Choose a mode and begin (Ctrl+E)</source>
        <translation>Een werkwijze kiezen en beginnen (Ctrl+E)</translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation>Verder&amp;gaan</translation>
    </message>
    <message>
        <source>Goes on where it stopped, in its own mode: {mode} (Ctrl+Shift+E)</source>
        <translation>Gaat verder waar het stopte, in de eigen werkwijze: {mode} (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Led&amp;ger…</source>
        <translation>&amp;Staat…</translation>
    </message>
    <message>
        <source>Recor&amp;der’s clock…</source>
        <translation>Recor&amp;derklok…</translation>
    </message>
    <message>
        <source>&amp;Extract faces of the selection…</source>
        <translation>G&amp;ezichten in de selectie zoeken…</translation>
    </message>
    <message>
        <source>Extract &amp;again in another mode…</source>
        <translation>&amp;Opnieuw zoeken in een andere werkwijze…</translation>
    </message>
    <message>
        <source>Files to take in</source>
        <translation>Bestanden om op te nemen</translation>
    </message>
    <message>
        <source>A folder to take in whole</source>
        <translation>Een map om geheel op te nemen</translation>
    </message>
    <message>
        <source>Extracting faces – case {number}</source>
        <translation>Gezichten zoeken – zaak {number}</translation>
    </message>
    <message>
        <source>Stop, &amp;keep what is done</source>
        <translation>Stoppen, wat klaar is b&amp;lijft</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) found.</source>
        <translation>
            <numerusform>%n gezicht gevonden.</numerusform>
            <numerusform>%n gezichten gevonden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) partly done; its row says how far.</source>
        <translation>
            <numerusform>%n stuk deels klaar; de rij zegt tot waar.</numerusform>
            <numerusform>%n stukken deels klaar; de rijen zeggen tot waar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) failed; its row says why.</source>
        <translation>
            <numerusform>%n stuk mislukt; de rij zegt waarom.</numerusform>
            <numerusform>%n stukken mislukt; de rijen zeggen waarom.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What was found so far is kept, and it can go on from there.</source>
        <translation>Gestopt. Wat gevonden is, blijft bewaard, en het kan van daar verdergaan.</translation>
    </message>
</context>
<context>
    <name>ExportSnapshotDialog</name>
    <message>
        <source>Make a snapshot</source>
        <translation>Momentopname maken</translation>
    </message>
    <message>
        <source>The gallery in a file that your key signs: persons, portraits’ pictures and templates that may be searched today. Originals are not in it. That it was exported is logged.</source>
        <translation>De galerij in een bestand dat uw sleutel ondertekent: personen, beelden van portretten en templates waarin vandaag mag worden gezocht. Originelen zitten er niet in. Het exporteren staat in het logboek.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporteren</translation>
    </message>
    <message>
        <source>Snapshot file</source>
        <translation>Bestand van de momentopname</translation>
    </message>
    <message>
        <source>The whole gallery</source>
        <translation>De hele galerij</translation>
    </message>
    <message>
        <source>What changed since revision {revision} ({when})</source>
        <translation>Wat veranderde sinds revisie {revision} ({when})</translation>
    </message>
    <message>
        <source>Recipient’s public key</source>
        <translation>Openbare sleutel van de ontvanger</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Last day it may be used</source>
        <translation>&amp;Laatste dag van gebruik</translation>
    </message>
    <message>
        <source>&amp;Content</source>
        <translation>&amp;Inhoud</translation>
    </message>
    <message>
        <source>A part fits only on top of the snapshot of that revision.</source>
        <translation>Een deel past alleen op de momentopname van die revisie.</translation>
    </message>
    <message>
        <source>&amp;Recipient’s public key (file)</source>
        <translation>Openbare sleutel van de &amp;ontvanger (bestand)</translation>
    </message>
    <message>
        <source>Only who has the private key can then read it. Left empty, everybody who gets the file can.</source>
        <translation>Alleen wie de geheime sleutel heeft, kan het dan lezen. Leeg gelaten kan iedereen die het bestand krijgt dat.</translation>
    </message>
</context>
<context>
    <name>ExtractDialog</name>
    <message>
        <source>Work is stored every few seconds; stopping keeps what is done, and it can go on later.</source>
        <translation>Het werk wordt om de paar seconden bewaard; wat klaar is, blijft bij stoppen bewaard en later kan het verdergaan.</translation>
    </message>
    <message>
        <source>What was found before is replaced, tracks that were split or merged too. Faces that were searched with stay: such an exhibit is refused.</source>
        <translation>Wat eerder gevonden is, wordt vervangen, ook gesplitste en samengevoegde sporen. Gezichten waarmee gezocht is, blijven: zo&apos;n stuk wordt geweigerd.</translation>
    </message>
    <message>
        <source>Extract faces again</source>
        <translation>Gezichten opnieuw zoeken</translation>
    </message>
    <message>
        <source>Extract faces</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>&amp;Extract</source>
        <translation>&amp;Zoeken</translation>
    </message>
</context>
<context>
    <name>FaceDelegate</name>
    <message>
        <source>until {time}</source>
        <translation>tot {time}</translation>
    </message>
    <message>
        <source>Frame {number}</source>
        <translation>Beeld {number}</translation>
    </message>
</context>
<context>
    <name>FaceGrid</name>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
</context>
<context>
    <name>FacePanel</name>
    <message>
        <source>&amp;Search the gallery…</source>
        <translation>&amp;Galerij doorzoeken…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>F&amp;ind in exhibits…</source>
        <translation>&amp;In stukken…</translation>
    </message>
    <message>
        <source>Whole &amp;track…</source>
        <translation>&amp;Heel spoor…</translation>
    </message>
    <message>
        <source>All faces of the track; split it there (Ctrl+T)</source>
        <translation>Alle gezichten van het spoor; daar is het te splitsen (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Merge into one track</source>
        <translation>Tot één spoor &amp;samenvoegen</translation>
    </message>
    <message>
        <source>Face {name}</source>
        <translation>Gezicht {name}</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Stuk</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>{width} pixels</source>
        <translation>{width} pixels</translation>
    </message>
    <message>
        <source>turned {degrees}°</source>
        <translation>{degrees}° gedraaid</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breedte</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Bedekking</translation>
    </message>
    <message>
        <source>not measured; judge by eye</source>
        <translation>niet gemeten; beoordeel op het oog</translation>
    </message>
    <message>
        <source>No model for it is shipped: a mask, a hand or glasses do not lower the verdict.</source>
        <translation>Er is geen model voor meegeleverd: een masker, een hand of een bril verlaagt het oordeel niet.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gezien</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klok</translation>
    </message>
    <message>
        <source>By the recorder’s clock, corrected</source>
        <translation>Volgens de klok van de recorder, gecorrigeerd</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) selected</source>
        <translation>
            <numerusform>%n spoor gekozen</numerusform>
            <numerusform>%n sporen gekozen</numerusform>
        </translation>
    </message>
    <message>
        <source>Merging makes one track of them, under the first one’s id. It can be undone.</source>
        <translation>Samenvoegen maakt er één spoor van, onder het id van het eerste. Het kan ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>By exhibit</source>
        <translation>Per stuk</translation>
    </message>
    <message>
        <source>All exhibits</source>
        <translation>Alle stukken</translation>
    </message>
    <message>
        <source>Any quality</source>
        <translation>Elke kwaliteit</translation>
    </message>
    <message>
        <source>Usable or limited</source>
        <translation>Bruikbaar of beperkt</translation>
    </message>
    <message>
        <source>Extract the faces of the exhibits first; they appear here while they are found.</source>
        <translation>Zoek eerst de gezichten in de stukken; ze verschijnen hier terwijl ze gevonden worden.</translation>
    </message>
    <message>
        <source>&amp;Search the gallery…</source>
        <translation>&amp;Galerij doorzoeken…</translation>
    </message>
    <message>
        <source>&amp;Merge the selected tracks</source>
        <translation>Gekozen sporen &amp;samenvoegen</translation>
    </message>
    <message>
        <source>&amp;Undo the last split or merge</source>
        <translation>Laatste splitsing of samenvoeging &amp;ongedaan maken</translation>
    </message>
    <message>
        <source>F&amp;ind in exhibits…</source>
        <translation>&amp;In stukken terugvinden…</translation>
    </message>
    <message>
        <source>Gro&amp;up</source>
        <translation>G&amp;roep</translation>
    </message>
    <message>
        <source>By track, best faces</source>
        <translation>Per spoor, beste gezichten</translation>
    </message>
    <message>
        <source>Exhi&amp;bit</source>
        <translation>Stu&amp;k</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>Kwali&amp;teit</translation>
    </message>
    <message>
        <source>No faces yet</source>
        <translation>Nog geen gezichten</translation>
    </message>
    <message>
        <source>No face passes the filters</source>
        <translation>Geen gezicht voldoet aan de filters</translation>
    </message>
    <message>
        <source>Choose another exhibit or quality above.</source>
        <translation>Kies hierboven een ander stuk of een andere kwaliteit.</translation>
    </message>
    <message>
        <source>{shown} shown</source>
        <translation>{shown} getoond</translation>
    </message>
    <message>
        <source>Whole &amp;track…</source>
        <translation>&amp;Heel spoor…</translation>
    </message>
</context>
<context>
    <name>FiltersDialog</name>
    <message>
        <source>Search a part of the gallery</source>
        <translation>Een deel van de galerij doorzoeken</translation>
    </message>
    <message>
        <source>Who is filtered out cannot be found. What is filtered stands in the result, its certificate and the log.</source>
        <translation>Wie eruit gefilterd is, kan niet gevonden worden. Wat gefilterd is, staat in het resultaat, het certificaat en het logboek.</translation>
    </message>
    <message>
        <source>&amp;Use these filters</source>
        <translation>&amp;Deze filters gebruiken</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geslacht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Born from</source>
        <translation>Geboren vanaf</translation>
    </message>
    <message>
        <source>Born until</source>
        <translation>Geboren tot en met</translation>
    </message>
    <message>
        <source>Portrait taken from</source>
        <translation>Portret gemaakt vanaf</translation>
    </message>
    <message>
        <source>Portrait taken until</source>
        <translation>Portret gemaakt tot en met</translation>
    </message>
    <message>
        <source>&amp;Keep persons whose birth year is not known</source>
        <translation>Personen met &amp;onbekend geboortejaar blijven erin</translation>
    </message>
    <message>
        <source>Write a year as 1980.</source>
        <translation>Schrijf een jaar als 1980.</translation>
    </message>
    <message>
        <source>Write a day as 2020-01-31.</source>
        <translation>Schrijf een dag als 2020-01-31.</translation>
    </message>
    <message>
        <source>That ends before it begins.</source>
        <translation>Dat eindigt voordat het begint.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Tellen…</translation>
    </message>
    <message>
        <source>Se&amp;x</source>
        <translation>&amp;Geslacht</translation>
    </message>
    <message>
        <source>&amp;Born</source>
        <translation>Ge&amp;boren</translation>
    </message>
    <message>
        <source>Portrait &amp;taken</source>
        <translation>Portret ge&amp;maakt</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>B&amp;ron</translation>
    </message>
    <message>
        <source>&amp;Legal basis</source>
        <translation>Gronds&amp;lag</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>L&amp;abels</translation>
    </message>
    <message>
        <source>Only what was enrolled with a portrait can be filtered by, and it may be wrong there.</source>
        <translation>Alleen op wat bij een portret is opgenomen kan gefilterd worden, en dat kan onjuist zijn.</translation>
    </message>
    <message>
        <source>&amp;Whole gallery</source>
        <translation>Hele &amp;galerij</translation>
    </message>
    <message>
        <source>Take every filter away</source>
        <translation>Alle filters weghalen</translation>
    </message>
    <message>
        <source>How many templates remain is counted when the search begins, and stands in its result.</source>
        <translation>Hoeveel templates overblijven, wordt geteld als de zoekslag begint en staat in het resultaat.</translation>
    </message>
    <message>
        <source>No template remains: nobody could be found.</source>
        <translation>Er blijft geen template over: niemand zou gevonden kunnen worden.</translation>
    </message>
    <message>
        <source>{searched} of {templates} templates remain.</source>
        <translation>{searched} van {templates} templates blijven over.</translation>
    </message>
</context>
<context>
    <name>FingerprintDialog</name>
    <message>
        <source>The fingerprint of the first key</source>
        <translation>De vingerafdruk van de eerste sleutel</translation>
    </message>
    <message>
        <source>Fingerprint: {digits}</source>
        <translation>Vingerafdruk: {digits}</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopiëren</translation>
    </message>
    <message>
        <source>&amp;Save to a file…</source>
        <translation>In bestand op&amp;slaan…</translation>
    </message>
    <message>
        <source>I &amp;wrote it down, outside this lab</source>
        <translation>Ik heb hem &amp;opgeschreven, buiten dit lab</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>&amp;Verder</translation>
    </message>
    <message>
        <source>The lab is ready. Keep this fingerprint.</source>
        <translation>Het lab is klaar. Bewaar deze vingerafdruk.</translation>
    </message>
    <message>
        <source>It is the fingerprint of your signing key. Whoever checks the log of {lab} later begins with it: give it to your auditor on paper or by phone, and keep it where nobody who can change the lab can change it too.</source>
        <translation>Dit is de vingerafdruk van uw ondertekensleutel. Wie later het logboek van {lab} controleert, begint ermee: geef hem op papier of per telefoon aan uw auditor, en bewaar hem waar niemand die het lab kan wijzigen hem ook kan wijzigen.</translation>
    </message>
    <message>
        <source>Write it down first: the program does not show it so plainly again.</source>
        <translation>Schrijf hem eerst op: zo duidelijk toont het programma hem niet nog eens.</translation>
    </message>
    <message>
        <source>Catchlight: fingerprint of the first key (SHA-256 of the Ed25519 public key)</source>
        <translation>Catchlight: vingerafdruk van de eerste sleutel (SHA-256 van de openbare Ed25519-sleutel)</translation>
    </message>
    <message>
        <source>Lab: {lab}</source>
        <translation>Lab: {lab}</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Account: {name}</translation>
    </message>
    <message>
        <source>Copied. Paste it where it is kept, not into the lab.</source>
        <translation>Gekopieerd. Plak hem waar hij wordt bewaard, niet in het lab.</translation>
    </message>
    <message>
        <source>Where the fingerprint is kept</source>
        <translation>Waar de vingerafdruk wordt bewaard</translation>
    </message>
    <message>
        <source>It was not saved: {reason}</source>
        <translation>Niet opgeslagen: {reason}</translation>
    </message>
    <message>
        <source>Saved in {file}. Print it or carry it away.</source>
        <translation>Opgeslagen in {file}. Druk het af of neem het mee.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>GalleryAlike</name>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Persons who look alike</source>
        <translation>Personen die erop lijken</translation>
    </message>
    <message>
        <source>Comparing {portrait} with the gallery</source>
        <translation>{portrait} met de galerij vergelijken</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergelijken…</translation>
    </message>
    <message>
        <source>The list can be left or stopped meanwhile.</source>
        <translation>U kunt de lijst intussen verlaten of stoppen.</translation>
    </message>
    <message>
        <source>More like {portrait} of {person}</source>
        <translation>Meer zoals {portrait} van {person}</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>Niemand anders</translation>
    </message>
    <message>
        <source>There is no other person in the gallery to compare with.</source>
        <translation>Er is geen andere persoon in de galerij om mee te vergelijken.</translation>
    </message>
    <message>
        <source>Each of {portraits} was compared. Who looks alike is a lead to look at, no finding.</source>
        <translation>Elk van {portraits} is vergeleken. Wie erop lijkt, is een aanwijzing om naar te kijken, geen bevinding.</translation>
    </message>
    <message>
        <source>Preview: it may miss people.</source>
        <translation>Voorvertoning: er kunnen personen ontbreken.</translation>
    </message>
    <message>
        <source>&amp;Compare with everybody</source>
        <translation>Met &amp;iedereen vergelijken</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Terug</translation>
    </message>
    <message>
        <source>&amp;Open the record…</source>
        <translation>&amp;Dossier openen…</translation>
    </message>
    <message>
        <source>&amp;More like this face</source>
        <translation>&amp;Meer zoals dit gezicht</translation>
    </message>
</context>
<context>
    <name>GalleryFilterBar</name>
    <message>
        <source>Person id, or portrait (p12)</source>
        <translation>Persoonsnummer, of portret (p12)</translation>
    </message>
    <message>
        <source>Filter by person id or portrait</source>
        <translation>Filteren op persoonsnummer of portret</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geslacht</translation>
    </message>
    <message>
        <source>Born from</source>
        <translation>Geboren vanaf</translation>
    </message>
    <message>
        <source>from</source>
        <translation>vanaf</translation>
    </message>
    <message>
        <source>Born until</source>
        <translation>Geboren tot en met</translation>
    </message>
    <message>
        <source>until</source>
        <translation>t/m</translation>
    </message>
    <message>
        <source>More &amp;filters</source>
        <translation>Meer &amp;filters</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>Alles &amp;tonen</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Genomen vanaf</translation>
    </message>
    <message>
        <source>Taken until</source>
        <translation>Genomen tot en met</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>&amp;Unknown years stay in</source>
        <translation>Onbekende &amp;jaren blijven erin</translation>
    </message>
    <message>
        <source>Persons whose birth year is not known stay in the list.</source>
        <translation>Personen van wie het geboortejaar niet bekend is, blijven in de lijst.</translation>
    </message>
    <message>
        <source>Every source</source>
        <translation>Elke bron</translation>
    </message>
    <message>
        <source>Every legal basis</source>
        <translation>Elke grondslag</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>Elk label</translation>
    </message>
    <message>
        <source>Every sex</source>
        <translation>Elk geslacht</translation>
    </message>
    <message>
        <source>Sex not known</source>
        <translation>Geslacht niet bekend</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Genomen</translation>
    </message>
</context>
<context>
    <name>GalleryIndex</name>
    <message>
        <source>Mates that the preview loses, by their score</source>
        <translation>Mates die de voorvertoning mist, naar score</translation>
    </message>
    <message>
        <source>lost by the preview</source>
        <translation>gemist door de voorvertoning</translation>
    </message>
    <message>
        <source>found by exact search</source>
        <translation>gevonden door exact zoeken</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>Bomen</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knopen</translation>
    </message>
    <message>
        <source>Mates lost</source>
        <translation>Mates gemist</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Milliseconden</translation>
    </message>
    <message>
        <source>Settings that were tried</source>
        <translation>Beproefde instellingen</translation>
    </message>
    <message>
        <source>&amp;Make new files</source>
        <translation>Nieuwe bestanden &amp;maken</translation>
    </message>
    <message>
        <source>Tune the previe&amp;w…</source>
        <translation>&amp;Voorvertoning afstellen…</translation>
    </message>
    <message>
        <source>Another model pac&amp;k…</source>
        <translation>Ander mo&amp;delpakket…</translation>
    </message>
    <message>
        <source>The files in use cannot be used: {problem} They are made anew before the next search.</source>
        <translation>De bestanden in gebruik zijn niet bruikbaar: {problem} Ze worden vóór de volgende zoekvraag opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>There are no search files yet. The first search makes them.</source>
        <translation>Er zijn nog geen zoekbestanden. De eerste zoekvraag maakt ze.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln addition(s) and erasure(s) wait: new files are due. Searches are complete and exact all the same.</source>
        <translation>
            <numerusform>%Ln toevoeging of wissing wacht: nieuwe bestanden zijn nodig. Zoekvragen zijn evengoed volledig en exact.</numerusform>
            <numerusform>%Ln toevoegingen en wissingen wachten: nieuwe bestanden zijn nodig. Zoekvragen zijn evengoed volledig en exact.</numerusform>
        </translation>
    </message>
    <message>
        <source>preview</source>
        <translation>voorvertoning</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>veegronde</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generatie</translation>
    </message>
    <message>
        <source>Made from revision</source>
        <translation>Gemaakt van revisie</translation>
    </message>
    <message>
        <source>Searched templates</source>
        <translation>Doorzochte templates</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>In de bestanden</translation>
    </message>
    <message>
        <source>Added since</source>
        <translation>Sindsdien toegevoegd</translation>
    </message>
    <message>
        <source>Compared exactly, from the database.</source>
        <translation>Exact vergeleken, uit de database.</translation>
    </message>
    <message>
        <source>Erased since</source>
        <translation>Sindsdien gewist</translation>
    </message>
    <message>
        <source>Never listed; overwritten.</source>
        <translation>Nooit vermeld; overschreven.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Op de schijf</translation>
    </message>
    <message>
        <source>Gallery root</source>
        <translation>Wortel van de galerij</translation>
    </message>
    <message>
        <source>Root of the files</source>
        <translation>Wortel van de bestanden</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>Modelpakket</translation>
    </message>
    <message>
        <source>What the preview loses on this gallery was not measured yet. Tune it to measure.</source>
        <translation>Wat de voorvertoning in deze galerij mist, is nog niet gemeten. Stel haar af om te meten.</translation>
    </message>
    <message>
        <source>There is no preview index. Searches are exact; new files bring the preview back.</source>
        <translation>Er is geen voorvertoningsindex. Zoekvragen zijn exact; nieuwe bestanden brengen de voorvertoning terug.</translation>
    </message>
    <message>
        <source>The gallery is too small to measure what the preview loses.</source>
        <translation>De galerij is te klein om te meten wat de voorvertoning mist.</translation>
    </message>
    <message>
        <source>the preview</source>
        <translation>de voorvertoning</translation>
    </message>
    <message>
        <source>{loss} of the mates that exact search finds</source>
        <translation>{loss} van de mates die exact zoeken vindt</translation>
    </message>
    <message>
        <source>at most {loss}</source>
        <translation>hoogstens {loss}</translation>
    </message>
    <message>
        <source>no setting loses as little within the time of an exact search</source>
        <translation>geen instelling mist zo weinig binnen de tijd van een exacte zoekvraag</translation>
    </message>
    <message>
        <source>{preview} ms; an exact search takes {exact} ms</source>
        <translation>{preview} ms; een exacte zoekvraag duurt {exact} ms</translation>
    </message>
    <message>
        <source>{trees} trees, {nodes} nodes looked at, seed {seed}</source>
        <translation>{trees} bomen, {nodes} knopen bekeken, seed {seed}</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>Mist</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewenst</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Duurt</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Ingesteld op</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>{size}, built in {time}</source>
        <translation>{size}, gebouwd in {time}</translation>
    </message>
    <message>
        <source>Making new search files</source>
        <translation>Nieuwe zoekbestanden maken</translation>
    </message>
    <message>
        <source>Tuning the preview</source>
        <translation>Voorvertoning afstellen</translation>
    </message>
    <message>
        <source>Stopped. The files in use stay.</source>
        <translation>Gestopt. De bestanden in gebruik blijven.</translation>
    </message>
    <message>
        <source>Generation {number} is in use, with {templates} templates.</source>
        <translation>Generatie {number} is in gebruik, met {templates} templates.</translation>
    </message>
    <message>
        <source>Searches go on while files are made, and are exact with or without them.</source>
        <translation>Zoeken gaat door terwijl bestanden worden gemaakt, en is exact met of zonder.</translation>
    </message>
    <message>
        <source>Search files</source>
        <translation>Zoekbestanden</translation>
    </message>
    <message>
        <source>Preview, measured on this gallery</source>
        <translation>Voorvertoning, gemeten op deze galerij</translation>
    </message>
    <message>
        <source>Nothing to index</source>
        <translation>Niets te indexeren</translation>
    </message>
    <message>
        <source>The gallery holds no template yet.</source>
        <translation>De galerij bevat nog geen template.</translation>
    </message>
</context>
<context>
    <name>GalleryKeeper</name>
    <message>
        <source>New search files of the gallery</source>
        <translation>Nieuwe zoekbestanden van de galerij</translation>
    </message>
</context>
<context>
    <name>GalleryLists</name>
    <message>
        <source>Which list</source>
        <translation>Welke lijst</translation>
    </message>
    <message>
        <source>How many days ahead</source>
        <translation>Hoeveel dagen vooruit</translation>
    </message>
    <message>
        <source> days ahead</source>
        <translation> dagen vooruit</translation>
    </message>
    <message>
        <source>&amp;Make the list</source>
        <translation>Lijst &amp;maken</translation>
    </message>
    <message>
        <source>P&amp;urge expired portraits…</source>
        <translation>Verlopen portretten op&amp;schonen…</translation>
    </message>
    <message>
        <source>&amp;Open the record…</source>
        <translation>Dossier &amp;openen…</translation>
    </message>
    <message>
        <source>Open the &amp;other record…</source>
        <translation>&amp;Ander dossier openen…</translation>
    </message>
    <message>
        <source>&amp;Make the list again</source>
        <translation>Lijst opnieuw &amp;maken</translation>
    </message>
    <message>
        <source>Nothing to list</source>
        <translation>Niets te vermelden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gevonden</numerusform>
            <numerusform>%Ln gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln vermeld</numerusform>
            <numerusform>%Ln vermeld</numerusform>
        </translation>
    </message>
    <message>
        <source>gallery revision {revision}</source>
        <translation>galerijrevisie {revision}</translation>
    </message>
    <message>
        <source>scores from {value}</source>
        <translation>scores vanaf {value}</translation>
    </message>
    <message>
        <source>{value} persons compared with each other</source>
        <translation>{value} personen onderling vergeleken</translation>
    </message>
    <message>
        <source>{value} portraits sampled</source>
        <translation>{value} portretten in de steekproef</translation>
    </message>
    <message>
        <source>{value} times expected by chance</source>
        <translation>{value} keer verwacht bij toeval</translation>
    </message>
    <message>
        <source>{value} days ahead</source>
        <translation>{value} dagen vooruit</translation>
    </message>
    <message>
        <source>Making a list: {name}</source>
        <translation>Lijst maken: {name}</translation>
    </message>
    <message>
        <source>Stopped. No list was made.</source>
        <translation>Gestopt. Er is geen lijst gemaakt.</translation>
    </message>
    <message>
        <source>&amp;Open {person}…</source>
        <translation>{person} op&amp;enen…</translation>
    </message>
    <message>
        <source>Open &amp;too: {person}…</source>
        <translation>Ook &amp;tonen: {person}…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Enrolled twice?</source>
        <translation>Dubbel opgenomen?</translation>
    </message>
    <message>
        <source>Pairs of persons whose best portraits look alike: they may be one person under two ids. A pair is a lead to look at, no finding. Every person is compared with every other: in a large gallery it takes long, and can be stopped.</source>
        <translation>Paren van personen van wie de beste portretten op elkaar lijken: het kan één persoon onder twee nummers zijn. Een paar is een aanwijzing om te bekijken, geen bevinding. Iedere persoon wordt met ieder ander vergeleken: in een grote galerij duurt dat lang, en het kan worden gestopt.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Andere persoon</translation>
    </message>
    <message>
        <source>Near everybody</source>
        <translation>Dicht bij iedereen</translation>
    </message>
    <message>
        <source>Portraits that stand near many other persons, mostly because they are poor: they turn up in lists where they do not belong. A sample of portraits is compared with all.</source>
        <translation>Portretten die dicht bij veel andere personen staan, meestal omdat ze slecht zijn: ze duiken op in lijsten waar ze niet thuishoren. Een steekproef van portretten wordt met alle vergeleken.</translation>
    </message>
    <message>
        <source>Times near others</source>
        <translation>Keer dicht bij anderen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Poor portraits</source>
        <translation>Slechte portretten</translation>
    </message>
    <message>
        <source>Portraits whose quality limits what they can be used for, and whether the person has better.</source>
        <translation>Portretten waarvan de kwaliteit het gebruik beperkt, en of de persoon betere heeft.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Usable besides</source>
        <translation>Verder bruikbaar</translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation>Verlopen binnenkort</translation>
    </message>
    <message>
        <source>Portraits whose retention ends soon. From the day after no search finds them.</source>
        <translation>Portretten waarvan de bewaartermijn binnenkort eindigt. Vanaf de dag erna vindt geen zoekvraag ze.</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Dagen over</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Bewaarbevel</translation>
    </message>
    <message>
        <source>held</source>
        <translation>van kracht</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>Gallery</source>
        <translation>Galerij</translation>
    </message>
    <message>
        <source>&amp;Enrol portraits…</source>
        <translation>Portretten &amp;opnemen…</translation>
    </message>
    <message>
        <source>Several manifests were found; drop the one that is meant.</source>
        <translation>Er zijn meer manifesten gevonden; sleep alleen het bedoelde.</translation>
    </message>
    <message>
        <source>Choose a &amp;manifest…</source>
        <translation>&amp;Manifest kiezen…</translation>
    </message>
    <message>
        <source>The gallery is empty</source>
        <translation>De galerij is leeg</translation>
    </message>
    <message>
        <source>&amp;All persons</source>
        <translation>&amp;Alle personen</translation>
    </message>
    <message>
        <source>B&amp;ack to the list</source>
        <translation>Ter&amp;ug naar de lijst</translation>
    </message>
    <message>
        <source>Drop a folder with portraits and a manifest (CSV): person, image, capture date, source, legal basis and retention date of each. Nothing is enrolled without them.</source>
        <translation>Sleep een map met portretten en een manifest (CSV): persoon, bestand, opnamedatum, bron, grondslag en bewaartermijn van elk. Zonder deze wordt niets opgenomen.</translation>
    </message>
    <message>
        <source>A gallery custodian enrols portraits; each search needs some to compare with.</source>
        <translation>Een galerijbeheerder neemt portretten op; elke zoekvraag heeft er nodig om mee te vergelijken.</translation>
    </message>
    <message>
        <source>Nothing to enrol was found: drop a folder with one CSV file, or Type-10 records.</source>
        <translation>Er is niets gevonden om op te nemen: sleep een map met één CSV-bestand, of Type-10-records hierheen.</translation>
    </message>
    <message>
        <source>Sections of the gallery</source>
        <translation>Onderdelen van de galerij</translation>
    </message>
    <message>
        <source>&amp;Persons</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>Lis&amp;ts</source>
        <translation>L&amp;ijsten</translation>
    </message>
    <message>
        <source>Inde&amp;x</source>
        <translation>Inde&amp;x</translation>
    </message>
    <message>
        <source>S&amp;napshots</source>
        <translation>Mome&amp;ntopnamen</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <source>Drop to enrol</source>
        <translation>Loslaten om op te nemen</translation>
    </message>
    <message>
        <source>A folder with one manifest, or the manifest itself</source>
        <translation>Een map met één manifest, of het manifest zelf</translation>
    </message>
    <message>
        <source>The manifest, or files with records</source>
        <translation>Het manifest, of bestanden met records</translation>
    </message>
    <message>
        <source>Manifests and records (*.csv *.an2 *.nist *.eft)</source>
        <translation>Manifesten en records (*.csv *.an2 *.nist *.eft)</translation>
    </message>
</context>
<context>
    <name>GalleryPerson</name>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Wat er is gedaan</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Under legal hold since {when}, so nothing of this person is erased or purged. Why: {why}</source>
        <translation>Onder bewaarbevel sinds {when}; daarom wordt niets van deze persoon gewist of opgeschoond. Waarom: {why}</translation>
    </message>
    <message>
        <source>{entries} so far</source>
        <translation>Tot nu toe {entries}</translation>
    </message>
    <message>
        <source>&amp;All persons</source>
        <translation>Alle p&amp;ersonen</translation>
    </message>
    <message>
        <source>&amp;More like this face</source>
        <translation>&amp;Meer zoals dit gezicht</translation>
    </message>
</context>
<context>
    <name>GalleryPersons</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln persoon</numerusform>
            <numerusform>%Ln personen</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} so far; {looked} looked at</source>
        <translation>Tot nu toe {found}; {looked} bekeken</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} van {total}</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Genomen op</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisie</translation>
    </message>
    <message>
        <source>Merkle root of all templates</source>
        <translation>Merkle-wortel van alle templates</translation>
    </message>
    <message>
        <source>Nobody passes the filter</source>
        <translation>Niemand komt door het filter</translation>
    </message>
    <message>
        <source>Of all persons in the gallery none has what is asked for. Show all to begin anew.</source>
        <translation>Van alle personen in de galerij heeft niemand wat wordt gevraagd. Toon alles om opnieuw te beginnen.</translation>
    </message>
    <message>
        <source>&amp;Open the record…</source>
        <translation>Dossi&amp;er openen…</translation>
    </message>
</context>
<context>
    <name>GalleryPurge</name>
    <message>
        <source>Erased: {portraits}, with {number} certificate(s).</source>
        <translation>Gewist: {portraits}, met {number} certificaat/certificaten.</translation>
    </message>
    <message>
        <source>Kept by a legal hold: {portraits}.</source>
        <translation>Behouden door een bewaarbevel: {portraits}.</translation>
    </message>
    <message>
        <source>Old rejects files erased: {number}.</source>
        <translation>Oude bestanden met geweigerde rijen gewist: {number}.</translation>
    </message>
    <message>
        <source>Some bytes are on the disk still: {why}</source>
        <translation>Sommige bytes staan nog op de schijf: {why}</translation>
    </message>
    <message>
        <source>Stopped. What was erased before stays erased.</source>
        <translation>Gestopt. Wat al was gewist, blijft gewist.</translation>
    </message>
    <message>
        <source>Purging expired portraits</source>
        <translation>Verlopen portretten opschonen</translation>
    </message>
</context>
<context>
    <name>GalleryPurgeDialog</name>
    <message>
        <source>Purge expired portraits</source>
        <translation>Verlopen portretten opschonen</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Bewaard tot</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Wat verdwijnt</translation>
    </message>
    <message>
        <source>Counting what is expired</source>
        <translation>Tellen wat is verlopen</translation>
    </message>
    <message>
        <source>No portrait is due to be erased.</source>
        <translation>Er hoeft geen portret te worden gewist.</translation>
    </message>
    <message>
        <source>{portraits} would go for good, from the search files and the disk too: {size} of files.</source>
        <translation>{portraits} zouden voorgoed verdwijnen, ook uit de zoekbestanden en van de schijf: {size} aan bestanden.</translation>
    </message>
    <message>
        <source>The first {number} are shown.</source>
        <translation>De eerste {number} worden getoond.</translation>
    </message>
    <message>
        <source>Kept by a legal hold, and no longer searched: {portraits}.</source>
        <translation>Behouden door een bewaarbevel, en niet meer doorzocht: {portraits}.</translation>
    </message>
    <message>
        <source>Old rejects files in the lab would go too: {number} ({first}).</source>
        <translation>Oude bestanden met geweigerde rijen in het lab zouden ook gaan: {number} ({first}).</translation>
    </message>
</context>
<context>
    <name>GalleryReenrolment</name>
    <message>
        <source>New templates for the gallery</source>
        <translation>Nieuwe templates voor de galerij</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stopped. What was made is kept; the next time goes on there. Searches use the pack in use.</source>
        <translation>Gestopt. Wat gemaakt is, blijft; de volgende keer gaat het daar verder. Er wordt gezocht met het pakket in gebruik.</translation>
    </message>
    <message>
        <source>{templates} were made. The gallery is searched with the pack {pack} from now on.</source>
        <translation>Gemaakt: {templates}. De galerij wordt voortaan met het pakket {pack} doorzocht.</translation>
    </message>
    <message>
        <source>Without a template of {pack}: {portraits}. So the gallery is still searched with the pack before.</source>
        <translation>Zonder template van {pack}: {portraits}. Daarom wordt de galerij nog met het vorige pakket doorzocht.</translation>
    </message>
    <message>
        <source>Portraits without a new template</source>
        <translation>Portretten zonder nieuw template</translation>
    </message>
    <message>
        <source>Enrol better portraits of these persons, or switch without these: then no search finds them, and they stay enrolled.</source>
        <translation>Neem betere portretten van deze personen op, of stap zonder deze over: geen zoekvraag vindt ze dan, en ze blijven opgenomen.</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>S&amp;witch without them</source>
        <translation>Zonder deze &amp;overstappen</translation>
    </message>
</context>
<context>
    <name>GalleryServer</name>
    <message>
        <source>Asking the gallery server</source>
        <translation>Galerijserver vragen</translation>
    </message>
    <message>
        <source>{preview} ms; an exact search takes {exact} ms</source>
        <translation>{preview} ms; exact zoeken duurt {exact} ms</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>Mist</translation>
    </message>
    <message>
        <source>{loss} of the mates that exact search finds</source>
        <translation>{loss} van de mates die exact zoeken vindt</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Duurt</translation>
    </message>
    <message>
        <source>&amp;Move searches back to the lab…</source>
        <translation>Zoeken &amp;hierheen terughalen…</translation>
    </message>
    <message>
        <source>&amp;Move searches there…</source>
        <translation>Zoeken daar&amp;heen verplaatsen…</translation>
    </message>
    <message>
        <source>Stopped. Searches are run where they were; what was sent stands.</source>
        <translation>Gestopt. Er wordt gezocht waar dat al gebeurde; wat verstuurd is, blijft staan.</translation>
    </message>
    <message>
        <source>It answers: {version}.</source>
        <translation>Hij antwoordt: {version}.</translation>
    </message>
    <message>
        <source>{address} is connected. Searches are run in the lab until you move them there.</source>
        <translation>{address} is gekoppeld. Er wordt in het lab gezocht totdat u het zoeken daarheen verplaatst.</translation>
    </message>
    <message>
        <source>Connecting the gallery server</source>
        <translation>Galerijserver koppelen</translation>
    </message>
    <message>
        <source>Moving searches to the server</source>
        <translation>Zoeken naar de server verplaatsen</translation>
    </message>
    <message>
        <source>Moving searches to the lab</source>
        <translation>Zoeken naar het lab terughalen</translation>
    </message>
    <message>
        <source>The server was told of {number} changes.</source>
        <translation>De server heeft {number} wijzigingen gekregen.</translation>
    </message>
    <message>
        <source>Telling the gallery server</source>
        <translation>Wijzigingen naar de galerijserver sturen</translation>
    </message>
    <message>
        <source>Measuring what the server’s index loses</source>
        <translation>Meten wat de index van de server mist</translation>
    </message>
    <message>
        <source>The token is in this workstation’s keyring.</source>
        <translation>De token zit in de sleutelbos van dit werkstation.</translation>
    </message>
    <message>
        <source>Keeping the token</source>
        <translation>Token bewaren</translation>
    </message>
    <message>
        <source>{address} was forgotten. What it holds of this lab is still there.</source>
        <translation>{address} is vergeten. Wat hij van dit lab heeft, staat er nog.</translation>
    </message>
    <message>
        <source>{address} was taken away. It holds nothing of this lab any more.</source>
        <translation>{address} is losgekoppeld. Hij heeft niets meer van dit lab.</translation>
    </message>
    <message>
        <source>Taking the gallery server away</source>
        <translation>Galerijserver loskoppelen</translation>
    </message>
    <message>
        <source>&amp;Connect a server…</source>
        <translation>Server &amp;koppelen…</translation>
    </message>
    <message>
        <source>Test the connect&amp;ion</source>
        <translation>&amp;Verbinding testen</translation>
    </message>
    <message>
        <source>Meas&amp;ure its loss</source>
        <translation>Verlies &amp;meten</translation>
    </message>
    <message>
        <source>&amp;Send waiting changes</source>
        <translation>&amp;Wachtende wijzigingen sturen</translation>
    </message>
    <message>
        <source>T&amp;oken…</source>
        <translation>&amp;Token…</translation>
    </message>
    <message>
        <source>Take a&amp;way…</source>
        <translation>&amp;Loskoppelen…</translation>
    </message>
    <message>
        <source>No gallery server</source>
        <translation>Geen galerijserver</translation>
    </message>
    <message>
        <source>The gallery is searched on this machine, which is quickest for some millions of templates. A Milvus server of the lab’s own takes galleries beyond that; persons’ particulars stay here.</source>
        <translation>De galerij wordt op deze machine doorzocht; voor enkele miljoenen templates is dat het snelst. Een eigen Milvus-server van het lab is er voor grotere galerijen; persoonsgegevens blijven hier.</translation>
    </message>
    <message>
        <source>Mates that the server’s index loses, by their score</source>
        <translation>Mates die de index van de server mist, naar score</translation>
    </message>
    <message>
        <source>Not measured. Probes made from this gallery are searched here and there, and compared.</source>
        <translation>Niet gemeten. Met zoekgezichten die uit deze galerij zijn gemaakt, wordt hier en daar gezocht en vergeleken.</translation>
    </message>
    <message>
        <source>lost by the server</source>
        <translation>gemist door de server</translation>
    </message>
    <message>
        <source>found by exact search</source>
        <translation>gevonden door exact zoeken</translation>
    </message>
    <message>
        <source>Gallery server</source>
        <translation>Galerijserver</translation>
    </message>
    <message>
        <source>Lab and server compared</source>
        <translation>Lab en server vergeleken</translation>
    </message>
    <message>
        <source>What its index loses</source>
        <translation>Wat zijn index mist</translation>
    </message>
</context>
<context>
    <name>GallerySnapshots</name>
    <message>
        <source>Snapshot</source>
        <translation>Momentopname</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Of the lab</source>
        <translation>Van het lab</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisie</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Niet na</translation>
    </message>
    <message>
        <source>Merkle root</source>
        <translation>Merkle-wortel</translation>
    </message>
    <message>
        <source>Imported snapshots</source>
        <translation>Geïmporteerde momentopnamen</translation>
    </message>
    <message>
        <source>No snapshot was imported</source>
        <translation>Er is geen momentopname geïmporteerd</translation>
    </message>
    <message>
        <source>A snapshot is a signed, read-only copy of a gallery for a workstation without a connection. It is refused when it was altered, is expired, or is older than the one in use.</source>
        <translation>Een momentopname is een ondertekende, alleen-lezen kopie van een galerij voor een werkplek zonder verbinding. Ze wordt geweigerd als ze is gewijzigd, verlopen is of ouder is dan die in gebruik.</translation>
    </message>
    <message>
        <source>New &amp;key pair…</source>
        <translation>Nieuw &amp;sleutelpaar…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>Impor&amp;teren…</translation>
    </message>
    <message>
        <source>&amp;Make a snapshot…</source>
        <translation>&amp;Momentopname maken…</translation>
    </message>
    <message>
        <source>The newest snapshot of this gallery has revision {revision}, exported {when}.</source>
        <translation>De nieuwste momentopname van deze galerij heeft revisie {revision}, geëxporteerd {when}.</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In gebruik</translation>
    </message>
    <message>
        <source>Expired, not searched</source>
        <translation>Verlopen, niet doorzocht</translation>
    </message>
    <message>
        <source>Exporting a snapshot</source>
        <translation>Momentopname exporteren</translation>
    </message>
    <message>
        <source>Stopped. No snapshot was written.</source>
        <translation>Gestopt. Er is geen momentopname geschreven.</translation>
    </message>
    <message>
        <source>{file}: revision {revision}, {size}, not to be used after {day}. Hand over by another way the fingerprint of the key that signed it: {fingerprint}</source>
        <translation>{file}: revisie {revision}, {size}, niet te gebruiken na {day}. Geef langs een andere weg de vingerafdruk van de ondertekenende sleutel door: {fingerprint}</translation>
    </message>
    <message>
        <source>Importing a snapshot</source>
        <translation>Momentopname importeren</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestopt. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>{snapshot} is in use: revision {revision} of the lab {origin}, until {day}.</source>
        <translation>{snapshot} is in gebruik: revisie {revision} van het lab {origin}, tot en met {day}.</translation>
    </message>
    <message>
        <source>Results that keep candidates who are in it no more: {searches}. They stay until erased.</source>
        <translation>Resultaten die kandidaten bewaren die er niet meer in staan: {searches}. Ze blijven tot ze worden gewist.</translation>
    </message>
    <message>
        <source>File for the private key; it stays here</source>
        <translation>Bestand voor de geheime sleutel; die blijft hier</translation>
    </message>
    <message>
        <source>File for the public key; it goes to who exports</source>
        <translation>Bestand voor de openbare sleutel; die gaat naar wie exporteert</translation>
    </message>
    <message>
        <source>Keep {private} here and give {public} to who exports snapshots for you.</source>
        <translation>Bewaar {private} hier en geef {public} aan wie momentopnamen voor u exporteert.</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>&amp;Choose the file…</source>
        <translation>Bestand &amp;kiezen…</translation>
    </message>
    <message>
        <source>For example: the court of Utrecht</source>
        <translation>Bijvoorbeeld: de rechtbank Utrecht</translation>
    </message>
    <message>
        <source>A page to read (HTML)</source>
        <translation>Een pagina om te lezen (HTML)</translation>
    </message>
    <message>
        <source>Tables for a spreadsheet (CSV)</source>
        <translation>Tabellen voor een rekenblad (CSV)</translation>
    </message>
    <message>
        <source>For &amp;whom (goes into the log; may stay empty)</source>
        <translation>Voor &amp;wie (komt in het logboek; mag leeg blijven)</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>&amp;Als</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Stopping the work under way, then closing…</source>
        <translation>Het lopende werk stopt, daarna sluit het venster…</translation>
    </message>
    <message>
        <source>&amp;My account…</source>
        <translation>&amp;Mijn account…</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Vergrendelen</translation>
    </message>
    <message>
        <source>No lab is open</source>
        <translation>Er is geen lab open</translation>
    </message>
    <message>
        <source>Create one, or open one that is there</source>
        <translation>Maak er een, of open een bestaand lab</translation>
    </message>
    <message>
        <source>Models: {pack} on {provider}</source>
        <translation>Modellen: {pack} op {provider}</translation>
    </message>
    <message>
        <source>Model pack {sha256}
ONNX Runtime {version}; the provider was read back from it.</source>
        <translation>Modelpakket {sha256}
ONNX Runtime {version}; de rekeneenheid is daaruit teruggelezen.</translation>
    </message>
    <message>
        <source>Models: loading…</source>
        <translation>Modellen: worden geladen…</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Account: {name}</translation>
    </message>
    <message>
        <source>Every act is signed with the key of this account.</source>
        <translation>Elke handeling wordt ondertekend met de sleutel van dit account.</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>&amp;Export the history…</source>
        <translation>Geschied&amp;enis uitvoeren…</translation>
    </message>
    <message>
        <source>Export the history of {case}</source>
        <translation>Geschiedenis van {case} uitvoeren</translation>
    </message>
    <message>
        <source>Every entry of the log that is of this case, as sentences. That it left the lab is logged.</source>
        <translation>Elke regel van het logboek over deze zaak, als zinnen. Dat dit het lab verliet, komt in het logboek.</translation>
    </message>
</context>
<context>
    <name>HoldPersonDialog</name>
    <message>
        <source>Release the legal hold of {person}</source>
        <translation>Bewaarbevel van {person} opheffen</translation>
    </message>
    <message>
        <source>Put {person} under legal hold</source>
        <translation>{person} onder bewaarbevel plaatsen</translation>
    </message>
    <message>
        <source>Retention counts again: portraits that expired meanwhile can be purged.</source>
        <translation>De bewaartermijn telt weer: portretten die intussen zijn verlopen, kunnen worden opgeschoond.</translation>
    </message>
    <message>
        <source>Nothing of the person can be erased or purged until the hold is released. Expired portraits are not searched all the same.</source>
        <translation>Niets van de persoon kan worden gewist of opgeschoond totdat het bewaarbevel is opgeheven. In verlopen portretten wordt evengoed niet gezocht.</translation>
    </message>
    <message>
        <source>&amp;Release the hold</source>
        <translation>Bewaarbevel &amp;opheffen</translation>
    </message>
    <message>
        <source>&amp;Put under hold</source>
        <translation>Onder &amp;bewaarbevel plaatsen</translation>
    </message>
    <message>
        <source>R&amp;eason</source>
        <translation>R&amp;eden</translation>
    </message>
</context>
<context>
    <name>ImportSnapshotDialog</name>
    <message>
        <source>Import a snapshot</source>
        <translation>Momentopname importeren</translation>
    </message>
    <message>
        <source>It is checked to its Merkle root before anything of it is used, and replaces the snapshot of the same lab that is in use. The fingerprint has to come by another way than the file.</source>
        <translation>Ze wordt tot op de Merkle-wortel gecontroleerd voordat er iets van wordt gebruikt, en vervangt de momentopname van hetzelfde lab die in gebruik is. De vingerafdruk moet langs een andere weg komen dan het bestand.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
    <message>
        <source>Snapshot file</source>
        <translation>Bestand van de momentopname</translation>
    </message>
    <message>
        <source>Our private key</source>
        <translation>Onze geheime sleutel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>F&amp;ingerprint of the key that signed it</source>
        <translation>&amp;Vingerafdruk van de ondertekenende sleutel</translation>
    </message>
    <message>
        <source>64 hexadecimal digits</source>
        <translation>64 hexadecimale cijfers</translation>
    </message>
    <message>
        <source>Our &amp;private key (file)</source>
        <translation>Onze &amp;geheime sleutel (bestand)</translation>
    </message>
    <message>
        <source>Needed only for a sealed snapshot.</source>
        <translation>Alleen nodig voor een verzegelde momentopname.</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Take in exhibits</source>
        <translation>Stukken opnemen</translation>
    </message>
    <message>
        <source>The originals are only read. Each file is hashed, opened for real and recorded.</source>
        <translation>De originelen worden alleen gelezen. Van elk bestand wordt de hash bepaald, het wordt echt geopend en vastgelegd.</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>&amp;Opnemen</translation>
    </message>
    <message>
        <source>The time of &amp;seizure is known</source>
        <translation>Het tijdstip van &amp;inbeslagneming is bekend</translation>
    </message>
    <message>
        <source>64 hexadecimal digits</source>
        <translation>64 hexadecimale cijfers</translation>
    </message>
    <message>
        <source>&amp;Keep a copy of each original in the lab</source>
        <translation>&amp;Kopie van elk origineel in het lab bewaren</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>Ken&amp;merk</translation>
    </message>
    <message>
        <source>Seized &amp;by</source>
        <translation>In beslag genomen &amp;door</translation>
    </message>
    <message>
        <source>Time of seizure, local</source>
        <translation>Tijdstip van inbeslagneming, plaatselijk</translation>
    </message>
    <message>
        <source>Supplied SHA-&amp;256</source>
        <translation>Meegeleverde SHA-&amp;256</translation>
    </message>
    <message numerus="yes">
        <source>%n files or folders</source>
        <translation>
            <numerusform>%n bestand of map</numerusform>
            <numerusform>%n bestanden of mappen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>begint…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>nog ongeveer {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>nog %n wacht</numerusform>
            <numerusform>nog %n wachten</numerusform>
        </translation>
    </message>
    <message>
        <source>stopping after the current step; what is done is kept…</source>
        <translation>stopt na deze stap; wat gedaan is, blijft bewaard…</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source>Keeping</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Nothing is kept longer than it may be, and what goes is proved to be gone.</source>
        <translation>Niets wordt langer bewaard dan mag, en van wat weggaat is bewezen dat het weg is.</translation>
    </message>
    <message>
        <source>Sections of keeping</source>
        <translation>Onderdelen van bewaren</translation>
    </message>
    <message>
        <source>C&amp;ases</source>
        <translation>&amp;Zaken</translation>
    </message>
    <message>
        <source>O&amp;verdue</source>
        <translation>&amp;Te lang bewaard</translation>
    </message>
    <message>
        <source>Cer&amp;tificates</source>
        <translation>Be&amp;wijzen</translation>
    </message>
    <message>
        <source>Bac&amp;kup</source>
        <translation>Reserve&amp;kopie</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <source>Ledger of {exhibit}</source>
        <translation>Staat van {exhibit}</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er gebeurde</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Waarschuwingen</translation>
    </message>
    <message>
        <source>Failed frames</source>
        <translation>Mislukte beelden</translation>
    </message>
    <message>
        <source>Warnings and failed frames</source>
        <translation>Waarschuwingen en mislukte beelden</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Het bestand</translation>
    </message>
    <message>
        <source>The examination</source>
        <translation>Het onderzoek</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopiëren</translation>
    </message>
    <message>
        <source>&amp;Recorder’s clock…</source>
        <translation>&amp;Recorderklok…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>&amp;Warnings</source>
        <translation>&amp;Waarschuwingen</translation>
    </message>
    <message>
        <source>&amp;Failed frames</source>
        <translation>&amp;Mislukte beelden</translation>
    </message>
    <message>
        <source>the first {count} of them</source>
        <translation>de eerste {count} daarvan</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nog niets</translation>
    </message>
    <message>
        <source>Nothing went otherwise than it should.</source>
        <translation>Er ging niets anders dan het hoort.</translation>
    </message>
    <message>
        <source>No frame is known to have failed.</source>
        <translation>Van geen beeld is bekend dat het mislukte.</translation>
    </message>
    <message>
        <source>Not examined yet.</source>
        <translation>Nog niet onderzocht.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>Vergrendeld</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Ontgrendelen</translation>
    </message>
    <message>
        <source>Sign in as somebody &amp;else…</source>
        <translation>Als iemand an&amp;ders aanmelden…</translation>
    </message>
    <message>
        <source>An&amp;other lab…</source>
        <translation>Een ander la&amp;b…</translation>
    </message>
    <message>
        <source>Unlock the same a&amp;ccount…</source>
        <translation>&amp;Zelfde account ontgrendelen…</translation>
    </message>
    <message>
        <source>Nobody was at the keyboard for a while. The key was taken out of memory.</source>
        <translation>Er was een tijd niemand aan het toetsenbord. De sleutel is uit het geheugen gehaald.</translation>
    </message>
    <message>
        <source>The key was taken out of memory; what was open is kept behind the lock.</source>
        <translation>De sleutel is uit het geheugen gehaald; wat open stond, blijft achter het slot.</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>Aan&amp;melden</translation>
    </message>
    <message>
        <source>What was open is closed then; its work under way goes on under the account that began it.</source>
        <translation>Wat open stond, gaat dan dicht; lopend werk gaat verder onder het account dat het begon.</translation>
    </message>
</context>
<context>
    <name>LogActions</name>
    <message>
        <source>&amp;Verify with what was kept outside…</source>
        <translation>&amp;Controleren met wat elders bewaard is…</translation>
    </message>
    <message>
        <source>&amp;Proof of this entry…</source>
        <translation>&amp;Bewijs van deze regel…</translation>
    </message>
    <message>
        <source>&amp;Export the log…</source>
        <translation>&amp;Logboek uitvoeren…</translation>
    </message>
    <message>
        <source>&amp;Proof of entry {number}…</source>
        <translation>&amp;Bewijs van regel {number}…</translation>
    </message>
    <message>
        <source>Auditors and supervisors export the log.</source>
        <translation>Auditors en leidinggevenden voeren het logboek uit.</translation>
    </message>
    <message>
        <source>Proof of entry {number}</source>
        <translation>Bewijs van regel {number}</translation>
    </message>
    <message>
        <source>Shows that this entry is in the log, and nothing of other cases. That it left the lab is logged.</source>
        <translation>Toont dat deze regel in het logboek staat, en niets van andere zaken. Dat dit het lab verliet, komt in het logboek.</translation>
    </message>
    <message>
        <source>A proof for the stand-alone verifier (JSON)</source>
        <translation>Een bewijs voor het losse controleprogramma (JSON)</translation>
    </message>
    <message>
        <source>With the &amp;texts of the entry</source>
        <translation>Met de &amp;teksten van de regel</translation>
    </message>
    <message>
        <source>The proof of entry {number} stands in {file}.</source>
        <translation>Het bewijs van regel {number} staat in {file}.</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Logboek uitvoeren</translation>
    </message>
    <message>
        <source>Every entry with its signature, and the checkpoints. Anybody can check it without Catchlight.</source>
        <translation>Elke regel met zijn handtekening, en de ijkpunten. Iedereen kan dit zonder Catchlight controleren.</translation>
    </message>
    <message>
        <source>Lines for the stand-alone verifier (JSON)</source>
        <translation>Regels voor het losse controleprogramma (JSON)</translation>
    </message>
    <message>
        <source>With all clear &amp;texts: names, purposes, persons</source>
        <translation>Met alle leesbare &amp;teksten: namen, doelen, personen</translation>
    </message>
    <message>
        <source>{count} entries stand in {file}. It cannot show whether newer entries were cut off: keep a checkpoint elsewhere too.</source>
        <translation>{count} regels staan in {file}. Of nieuwere regels zijn afgeknipt, kan het bestand niet laten zien: bewaar ook elders een ijkpunt.</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Logboek uitvoeren</translation>
    </message>
</context>
<context>
    <name>LogEntryPanel</name>
    <message>
        <source>The entry as it was signed</source>
        <translation>De regel zoals die is ondertekend</translation>
    </message>
    <message>
        <source>Parts of the entry</source>
        <translation>Delen van de regel</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>&amp;Teksten</translation>
    </message>
    <message>
        <source>&amp;As signed</source>
        <translation>Zoals &amp;ondertekend</translation>
    </message>
    <message>
        <source>No entry chosen</source>
        <translation>Geen regel gekozen</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>Regel {number}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Bladhash</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sleutel</translation>
    </message>
    <message>
        <source>This entry holds no personal data.</source>
        <translation>Deze regel bevat geen persoonsgegevens.</translation>
    </message>
    <message>
        <source>withheld: another case</source>
        <translation>achtergehouden: een andere zaak</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gewist</translation>
    </message>
    <message>
        <source>The signature fits. It was made with the key of a long job of this account.</source>
        <translation>De handtekening klopt. Zij is gezet met de sleutel van een lange taak van dit account.</translation>
    </message>
    <message>
        <source>The signature fits. It was made with the key of {name}.</source>
        <translation>De handtekening klopt. Zij is gezet met de sleutel van {name}.</translation>
    </message>
    <message>
        <source>The signature does not fit: entry or signature were changed. Verify the log.</source>
        <translation>De handtekening klopt niet: regel of handtekening is gewijzigd. Controleer het logboek.</translation>
    </message>
    <message>
        <source>The entry has no signature. Verify the log.</source>
        <translation>De regel heeft geen handtekening. Controleer het logboek.</translation>
    </message>
    <message>
        <source>The key that signed is not known in this lab. Verify the log.</source>
        <translation>De sleutel die ondertekende is in dit lab niet bekend. Controleer het logboek.</translation>
    </message>
</context>
<context>
    <name>LogFilterBar</name>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Who acted</source>
        <translation>Wie handelde</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>Soort handeling</translation>
    </message>
    <message>
        <source>Every kind of act</source>
        <translation>Elke soort handeling</translation>
    </message>
    <message>
        <source>Characters in an entry</source>
        <translation>Tekens in een regel</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>A&amp;lles tonen</translation>
    </message>
    <message>
        <source>Every case</source>
        <translation>Elke zaak</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Iedereen</translation>
    </message>
</context>
<context>
    <name>LogListing</name>
    <message>
        <source>Log entries</source>
        <translation>Logboekregels</translation>
    </message>
    <message>
        <source>No entry passes the filter</source>
        <translation>Geen regel voldoet aan het filter</translation>
    </message>
    <message>
        <source>Choose another case, person or kind of act.</source>
        <translation>Kies een andere zaak, persoon of soort handeling.</translation>
    </message>
    <message>
        <source>Looking through the log: {number} entries are left</source>
        <translation>Logboek doorzoeken: nog {number} regels</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Evidence log</source>
        <translation>Bewijslogboek</translation>
    </message>
    <message>
        <source>&amp;Verify the log</source>
        <translation>Logboek &amp;controleren</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>Eerste tonen</translation>
    </message>
    <message>
        <source>Verify with more…</source>
        <translation>Met meer controleren…</translation>
    </message>
    <message>
        <source>{total} entries, newest first. Entries are final; nothing can change them unseen.</source>
        <translation>{total} regels, nieuwste eerst. Regels zijn definitief; niets kan ze ongezien wijzigen.</translation>
    </message>
    <message>
        <source>&amp;Checkpoints</source>
        <translation>&amp;IJkpunten</translation>
    </message>
    <message>
        <source>&amp;Proofs</source>
        <translation>&amp;Bewijzen</translation>
    </message>
    <message>
        <source>{shown} of {total} entries pass the filter, newest first.</source>
        <translation>{shown} van {total} regels voldoen aan het filter, nieuwste eerst.</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Logboek controleren</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>{lost} of {whole}</source>
        <translation>{lost} van {whole}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This is the demonstration: you are signed in as {name} with its published passphrase.</source>
        <translation>Dit is de demonstratie: u bent aangemeld als {name} met de openbare wachtzin ervan.</translation>
    </message>
    <message>
        <source>&amp;Understood</source>
        <translation>&amp;Begrepen</translation>
    </message>
    <message>
        <source>The newest checkpoint of the log was not left everywhere: {reasons}.</source>
        <translation>Het nieuwste ijkpunt van het logboek is niet overal achtergelaten: {reasons}.</translation>
    </message>
    <message>
        <source>Catchlight – locked</source>
        <translation>Catchlight – vergrendeld</translation>
    </message>
</context>
<context>
    <name>MakeCheckpointDialog</name>
    <message>
        <source>Make a checkpoint</source>
        <translation>IJkpunt maken</translation>
    </message>
    <message>
        <source>It holds the size and the tree head of the log, signed by you, and nothing of any case. Carry it to a custodian or supervisor elsewhere, who cosigns it.</source>
        <translation>Het bevat de omvang en de boomtop van het logboek, door u ondertekend, en niets van welke zaak ook. Breng het naar een galerijbeheerder of leidinggevende elders, die het medeondertekent.</translation>
    </message>
    <message>
        <source>&amp;Choose the file…</source>
        <translation>&amp;Bestand kiezen…</translation>
    </message>
    <message>
        <source>Nothing yet: it is the first</source>
        <translation>Nog niets: het is het eerste</translation>
    </message>
    <message>
        <source>{size} entries, cosigned by {names}</source>
        <translation>{size} regels, medeondertekend door {names}</translation>
    </message>
    <message>
        <source>What the witness &amp;saw last</source>
        <translation>Wat de getuige het &amp;laatst zag</translation>
    </message>
    <message>
        <source>The file then proves that the log goes on from there. Without it they do not cosign again.</source>
        <translation>Het bestand bewijst dan dat het logboek daarop voortbouwt. Zonder dat medeondertekent de getuige niet opnieuw.</translation>
    </message>
    <message>
        <source>Where the checkpoint is carried</source>
        <translation>Waarin het ijkpunt wordt meegenomen</translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message>
        <source>Members of case {case}</source>
        <translation>Leden van zaak {case}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Leden</translation>
    </message>
    <message>
        <source>&amp;Take off the case</source>
        <translation>Van de zaak &amp;halen</translation>
    </message>
    <message>
        <source>Examiner to add</source>
        <translation>Onderzoeker om toe te voegen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>Only members see a case, and auditors without pictures. Every other access is refused and logged.</source>
        <translation>Alleen leden zien een zaak, en auditors zonder beelden. Elke andere toegang wordt geweigerd en vastgelegd.</translation>
    </message>
    <message>
        <source>Every examiner is a member already</source>
        <translation>Elke onderzoeker is al lid</translation>
    </message>
    <message>
        <source>The last member stays: nobody could open the case any more.</source>
        <translation>Het laatste lid blijft: niemand zou de zaak nog kunnen openen.</translation>
    </message>
    <message>
        <source>{name} is a member now.</source>
        <translation>{name} is nu lid.</translation>
    </message>
    <message>
        <source>{name} no longer sees the case.</source>
        <translation>{name} ziet de zaak niet meer.</translation>
    </message>
</context>
<context>
    <name>MendPanel</name>
    <message>
        <source>Choose another &amp;file…</source>
        <translation>Ander &amp;bestand kiezen…</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>Rij {row}</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>Het portret</translation>
    </message>
</context>
<context>
    <name>NewAccountDialog</name>
    <message>
        <source>New account</source>
        <translation>Nieuw account</translation>
    </message>
    <message>
        <source>Every act is signed with the key of an account, so each person has one. It can be disabled later, but never deleted: the log names it.</source>
        <translation>Elke handeling wordt ondertekend met de sleutel van een account, dus iedereen heeft er een. Het kan later worden uitgezet, maar nooit verwijderd: het logboek noemt het.</translation>
    </message>
    <message>
        <source>&amp;Create the account</source>
        <translation>Account &amp;maken</translation>
    </message>
    <message>
        <source>The department that searches are counted under; may stay empty</source>
        <translation>De afdeling waaronder zoekvragen worden geteld; mag leeg blijven</translation>
    </message>
    <message>
        <source>&amp;Name of the person</source>
        <translation>&amp;Naam van de persoon</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>A&amp;fdeling</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>It serves once: the person then chooses their own.</source>
        <translation>Hij dient één keer: daarna kiest de persoon een eigen wachtzin.</translation>
    </message>
</context>
<context>
    <name>NewLabDialog</name>
    <message>
        <source>Create a lab</source>
        <translation>Lab maken</translation>
    </message>
    <message>
        <source>The first account makes all others. It is examiner, gallery custodian and supervisor at once.</source>
        <translation>Het eerste account maakt alle andere. Het is tegelijk onderzoeker, galerijbeheerder en leidinggevende.</translation>
    </message>
    <message>
        <source>&amp;Create the lab</source>
        <translation>Lab &amp;maken</translation>
    </message>
    <message>
        <source>For example: A. de Vries</source>
        <translation>Bijvoorbeeld: A. de Vries</translation>
    </message>
    <message>
        <source>The department that searches are counted under; may stay empty</source>
        <translation>De afdeling waaronder zoekvragen worden geteld; mag leeg blijven</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Uw &amp;naam</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>A&amp;fdeling</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New &amp;passphrase</source>
        <translation>Nieuwe &amp;wachtzin</translation>
    </message>
    <message>
        <source>The same passphrase a&amp;gain</source>
        <translation>Nog eens &amp;dezelfde wachtzin</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s); several words are best.</source>
        <translation>
            <numerusform>Minstens %n teken; enkele woorden is het beste.</numerusform>
            <numerusform>Minstens %n tekens; enkele woorden is het beste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>Nog %n.</numerusform>
            <numerusform>Nog %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Long enough. Type it once more.</source>
        <translation>Lang genoeg. Typ hem nog een keer.</translation>
    </message>
    <message>
        <source>The two do not agree yet.</source>
        <translation>De twee zijn nog niet gelijk.</translation>
    </message>
    <message>
        <source>Long enough, and both agree. Nobody can recover it for you.</source>
        <translation>Lang genoeg, en beide zijn gelijk. Niemand kan hem voor u terughalen.</translation>
    </message>
</context>
<context>
    <name>OverdueView</name>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welke</translation>
    </message>
    <message>
        <source>Due since</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>What a purge does</source>
        <translation>Wat opschonen doet</translation>
    </message>
    <message>
        <source>Kept too long</source>
        <translation>Te lang bewaard</translation>
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation>O&amp;pschonen…</translation>
    </message>
    <message>
        <source>Purge e&amp;xpired portraits…</source>
        <translation>Verlopen portretten &amp;opschonen…</translation>
    </message>
    <message>
        <source>Nothing is kept too long</source>
        <translation>Niets wordt te lang bewaard</translation>
    </message>
    <message>
        <source>Cases come here after their last day, results when their authorisation was refused.</source>
        <translation>Zaken komen hier na hun laatste dag, uitslagen als hun machtiging is geweigerd.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) kept too long</source>
        <translation>
            <numerusform>%n te lang bewaard</numerusform>
            <numerusform>%n te lang bewaard</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this can be purged now.</source>
        <translation>Niets hiervan kan nu worden opgeschoond.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n erasure(s) no entry says yet that the bytes are off the disk; the next sign-in goes on.</source>
        <translation>
            <numerusform>Van %n keer wissen zegt nog geen regel dat de bytes van de schijf af zijn; de volgende aanmelding gaat ermee verder.</numerusform>
            <numerusform>Van %n keer wissen zegt nog geen regel dat de bytes van de schijf af zijn; de volgende aanmelding gaat ermee verder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Result of a search</source>
        <translation>Uitslag van een zoekvraag</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Erases it, with a certificate</source>
        <translation>Wist hem, met een bewijs</translation>
    </message>
    <message>
        <source>Nothing: it is under legal hold</source>
        <translation>Niets: er is een bewaarbevel</translation>
    </message>
    <message>
        <source>The purge of expired portraits erases it; it is no longer searched</source>
        <translation>Het opschonen van verlopen portretten wist het; het wordt niet meer doorzocht</translation>
    </message>
    <message>
        <source>Purging what is kept too long</source>
        <translation>Opschonen wat te lang is bewaard</translation>
    </message>
    <message>
        <source>Stopped. What was erased before stays erased.</source>
        <translation>Gestopt. Wat al was gewist, blijft gewist.</translation>
    </message>
    <message numerus="yes">
        <source>%n erasure(s) done, each with its certificate.</source>
        <translation>
            <numerusform>%n keer gewist, met een bewijs.</numerusform>
            <numerusform>%n keer gewist, elk met een bewijs.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was not erased: {why}</source>
        <translation>{name} is niet gewist: {why}</translation>
    </message>
    <message>
        <source>Some bytes are on the disk still: {why}</source>
        <translation>Er staan nog bytes op de schijf: {why}</translation>
    </message>
</context>
<context>
    <name>OversightPage</name>
    <message>
        <source>Oversight</source>
        <translation>Toezicht</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>Uit&amp;voeren</translation>
    </message>
    <message>
        <source>Searches submitted</source>
        <translation>Zoekvragen gesteld</translation>
    </message>
    <message>
        <source>With candidates</source>
        <translation>Met kandidaten</translation>
    </message>
    <message>
        <source>Without candidate</source>
        <translation>Zonder kandidaat</translation>
    </message>
    <message>
        <source>Without a result</source>
        <translation>Zonder resultaat</translation>
    </message>
    <message>
        <source>Without authority in time</source>
        <translation>Niet op tijd gemachtigd</translation>
    </message>
    <message>
        <source>Searches by month</source>
        <translation>Zoekvragen per maand</translation>
    </message>
    <message>
        <source>Published counts for comparison</source>
        <translation>Gepubliceerde aantallen ter vergelijking</translation>
    </message>
    <message>
        <source>Searches by unit</source>
        <translation>Zoekvragen per afdeling</translation>
    </message>
    <message>
        <source>Searches by examiner</source>
        <translation>Zoekvragen per onderzoeker</translation>
    </message>
    <message>
        <source>Searches by offence</source>
        <translation>Zoekvragen per feit</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Logboek lezen…</translation>
    </message>
    <message>
        <source>The figures come from its entries.</source>
        <translation>De cijfers komen uit de regels ervan.</translation>
    </message>
    <message>
        <source>with candidates</source>
        <translation>met kandidaten</translation>
    </message>
    <message>
        <source>the other searches</source>
        <translation>de andere zoekvragen</translation>
    </message>
    <message>
        <source>without authority in time</source>
        <translation>niet op tijd gemachtigd</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Per afdeling</translation>
    </message>
    <message>
        <source>By examiner</source>
        <translation>Per onderzoeker</translation>
    </message>
    <message>
        <source>By offence</source>
        <translation>Per feit</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Om naar te kijken</translation>
    </message>
    <message>
        <source>From {since} to {until}, by entries 1 to {entries} of the log. Policy {policy}…</source>
        <translation>Van {since} tot {until}, volgens de regels 1 tot {entries} van het logboek. Beleid {policy}…</translation>
    </message>
    <message>
        <source>the lab’s beginning</source>
        <translation>het begin van het lab</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Gesteld</translation>
    </message>
    <message>
        <source>Suitable</source>
        <translation>Geschikt</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Herkend</translation>
    </message>
    <message>
        <source>{name}. Source: {source}. Another country’s practice, not a target. Here, suitable and reportable counts come with the examinations.</source>
        <translation>{name}. Bron: {source}. De praktijk van elders, geen doel. De aantallen geschikt en rapporteerbaar komen hier met het vergelijkend onderzoek.</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>van {total}</translation>
    </message>
    <message numerus="yes">
        <source>and %n face(s) in sweeps</source>
        <translation>
            <numerusform>en %n gezicht in rondgangen</numerusform>
            <numerusform>en %n gezichten in rondgangen</numerusform>
        </translation>
    </message>
    <message>
        <source>{abandoned} abandoned, {open} not ended, {erased} erased</source>
        <translation>{abandoned} afgebroken, {open} niet beëindigd, {erased} gewist</translation>
    </message>
    <message>
        <source>These figures…</source>
        <translation>Deze cijfers…</translation>
    </message>
    <message>
        <source>Annual report of {year}…</source>
        <translation>Jaarverslag van {year}…</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>Cijfers uitvoeren</translation>
    </message>
    <message>
        <source>The figures and everything listed to look at, as shown, with names of cases and accounts.</source>
        <translation>De cijfers en alles waarnaar te kijken valt, zoals getoond, met namen van zaken en accounts.</translation>
    </message>
    <message>
        <source>Annual report of {year}</source>
        <translation>Jaarverslag van {year}</translation>
    </message>
    <message>
        <source>For the authorities (AI Act, Art. 26(10)): counts without names; small counts are not told.</source>
        <translation>Voor de toezichthouders (AI-verordening, art. 26, lid 10): aantallen zonder namen; kleine aantallen worden niet genoemd.</translation>
    </message>
</context>
<context>
    <name>OwnAccountDialog</name>
    <message>
        <source>My account</source>
        <translation>Mijn account</translation>
    </message>
    <message>
        <source>Fingerprint of the signing key</source>
        <translation>Vingerafdruk van de ondertekensleutel</translation>
    </message>
    <message>
        <source>Co&amp;py the fingerprint</source>
        <translation>Vingerafdruk &amp;kopiëren</translation>
    </message>
    <message>
        <source>Change the &amp;passphrase…</source>
        <translation>&amp;Wachtzin wijzigen…</translation>
    </message>
    <message>
        <source>&amp;Replace the key…</source>
        <translation>Sleutel &amp;vervangen…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>Fingerprint: {digits}</source>
        <translation>Vingerafdruk: {digits}</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Gekopieerd.</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>De wachtzin is gewijzigd.</translation>
    </message>
    <message>
        <source>The key was replaced. This is the fingerprint of the new one.</source>
        <translation>De sleutel is vervangen. Dit is de vingerafdruk van de nieuwe.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>The passphrase you were given only serves to choose your own. Your signing key is made anew with it, so that nobody else has ever had it.</source>
        <translation>De wachtzin die u kreeg, dient alleen om een eigen te kiezen. Uw ondertekensleutel wordt daarbij nieuw gemaakt, zodat niemand anders hem ooit heeft gehad.</translation>
    </message>
    <message>
        <source>Your signing key stays the same; from now on the new passphrase opens it.</source>
        <translation>Uw ondertekensleutel blijft dezelfde; voortaan opent de nieuwe wachtzin hem.</translation>
    </message>
    <message>
        <source>Choose your own passphrase</source>
        <translation>Eigen wachtzin kiezen</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Wachtzin wijzigen</translation>
    </message>
    <message>
        <source>&amp;Change and sign in</source>
        <translation>Wijzigen en &amp;aanmelden</translation>
    </message>
    <message>
        <source>&amp;Change the passphrase</source>
        <translation>Wachtzin &amp;wijzigen</translation>
    </message>
    <message>
        <source>Passphrase until &amp;now</source>
        <translation>Wachtzin tot &amp;nu</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Caps Lock lijkt aan te staan.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Wachtzin verbergen</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Wachtzin tonen</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Deze maand</translation>
    </message>
    <message>
        <source>The last 3 months</source>
        <translation>De laatste 3 maanden</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dit jaar</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Vorig jaar</translation>
    </message>
    <message>
        <source>Since the lab began</source>
        <translation>Sinds het begin van het lab</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>Van dag tot dag</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
</context>
<context>
    <name>PersonActs</name>
    <message>
        <source>Ta&amp;g…</source>
        <translation>La&amp;bel…</translation>
    </message>
    <message>
        <source>Legal &amp;hold…</source>
        <translation>Bewaarbe&amp;vel…</translation>
    </message>
    <message>
        <source>E&amp;rase…</source>
        <translation>&amp;Wissen…</translation>
    </message>
    <message>
        <source>Erase this p&amp;ortrait…</source>
        <translation>&amp;Dit portret wissen…</translation>
    </message>
    <message>
        <source>Release &amp;hold…</source>
        <translation>Bewaarbe&amp;vel opheffen…</translation>
    </message>
    <message>
        <source>Under legal hold nothing of a person can be erased.</source>
        <translation>Onder bewaarbevel kan van een persoon niets worden gewist.</translation>
    </message>
    <message>
        <source>Tagged: {portraits} changed.</source>
        <translation>Gelabeld: {portraits} gewijzigd.</translation>
    </message>
    <message>
        <source>The legal hold of {person} was released.</source>
        <translation>Het bewaarbevel van {person} is opgeheven.</translation>
    </message>
    <message>
        <source>{person} is under legal hold.</source>
        <translation>{person} staat onder bewaarbevel.</translation>
    </message>
    <message>
        <source>Erasing a person</source>
        <translation>Persoon wissen</translation>
    </message>
    <message>
        <source>Erasing a portrait</source>
        <translation>Portret wissen</translation>
    </message>
    <message>
        <source>The portrait {portrait} was erased; entry {entry} of the log is the certificate.</source>
        <translation>Portret {portrait} is gewist; regel {entry} van het logboek is het bewijs.</translation>
    </message>
    <message>
        <source>The person was erased; entry {entry} of the log is the certificate.</source>
        <translation>De persoon is gewist; regel {entry} van het logboek is het certificaat.</translation>
    </message>
    <message>
        <source>Some bytes are on the disk still: {why}</source>
        <translation>Sommige bytes staan nog op de schijf: {why}</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>keep until {date}</source>
        <translation>bewaren tot {date}</translation>
    </message>
</context>
<context>
    <name>PersonList</name>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>PortraitStrip</name>
    <message>
        <source>Best faces of the track</source>
        <translation>Beste gezichten van het spoor</translation>
    </message>
    <message>
        <source>Best face {number}</source>
        <translation>Beste gezicht {number}</translation>
    </message>
</context>
<context>
    <name>PortraitsDialog</name>
    <message>
        <source>Portraits of {person}</source>
        <translation>Portretten van {person}</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portret</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Genomen op</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>A portrait without a score was not searched: filtered out, its retention ended, or enrolled later.</source>
        <translation>Een portret zonder score is niet doorzocht: eruit gefilterd, bewaartermijn voorbij, of later opgenomen.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>not searched</source>
        <translation>niet doorzocht</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Purge what is kept too long</source>
        <translation>Opschonen wat te lang is bewaard</translation>
    </message>
    <message>
        <source>Nothing is kept too long, so nothing would go.</source>
        <translation>Er wordt niets te lang bewaard; er zou niets weggaan.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welke</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Wat weggaat</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Names and notes</source>
        <translation>Namen en notities</translation>
    </message>
    <message>
        <source>Counting what is kept too long</source>
        <translation>Tellen wat te lang is bewaard</translation>
    </message>
    <message>
        <source>This goes for good, from the disk too: {size} of files. The log keeps hashes only.</source>
        <translation>Dit gaat voorgoed weg, ook van de schijf: {size} aan bestanden. Het logboek houdt alleen hashes.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notitie</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>Put case {case} under legal hold</source>
        <translation>Bewaarbevel voor zaak {case}</translation>
    </message>
    <message>
        <source>Nothing of it can be erased until the hold is released, whatever its retention says.</source>
        <translation>Er kan niets van worden gewist tot het bevel wordt opgeheven, wat de bewaartermijn ook zegt.</translation>
    </message>
    <message>
        <source>&amp;Put under hold</source>
        <translation>&amp;Bewaarbevel geven</translation>
    </message>
    <message>
        <source>Release the legal hold of case {case}</source>
        <translation>Bewaarbevel voor zaak {case} opheffen</translation>
    </message>
    <message>
        <source>Its retention counts again; what became due meanwhile is listed as overdue.</source>
        <translation>De bewaartermijn telt weer; wat intussen te lang is bewaard, staat in de lijst.</translation>
    </message>
    <message>
        <source>&amp;Release the hold</source>
        <translation>Bevel &amp;opheffen</translation>
    </message>
    <message>
        <source>Close case {case}</source>
        <translation>Zaak {case} afsluiten</translation>
    </message>
    <message>
        <source>It can still be read; jobs that run in it end at their next step. What is in it stays until its retention ends. The note may be empty.</source>
        <translation>Hij blijft leesbaar; taken die erin lopen, eindigen bij hun volgende stap. Wat erin zit, blijft tot de bewaartermijn om is. De notitie mag leeg blijven.</translation>
    </message>
    <message>
        <source>&amp;Close the case</source>
        <translation>Zaak &amp;afsluiten</translation>
    </message>
    <message>
        <source>Open case {case} again</source>
        <translation>Zaak {case} heropenen</translation>
    </message>
    <message>
        <source>Work on it can go on; that it was closed stays in the log.</source>
        <translation>Het werk kan verdergaan; dat hij was afgesloten, blijft in het logboek.</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Heropenen</translation>
    </message>
</context>
<context>
    <name>ReenrolDialog</name>
    <message>
        <source>Another model pack for the gallery</source>
        <translation>Een ander modelpakket voor de galerij</translation>
    </message>
    <message>
        <source>Every portrait gets a template of the coming pack. Searches go on with the pack in use until all are there; then the gallery is switched in one act. It takes about as long as the enrolment took, can be stopped, and goes on where it stopped.</source>
        <translation>Elk portret krijgt een template van het komende pakket. Tot alle er zijn, wordt met het pakket in gebruik gezocht; daarna stapt de galerij in één handeling over. Het duurt ongeveer zo lang als het opnemen, kan worden gestopt en gaat verder waar het stopte.</translation>
    </message>
    <message>
        <source>&amp;Make new templates</source>
        <translation>&amp;Nieuwe templates maken</translation>
    </message>
    <message>
        <source>Folder of the model pack</source>
        <translation>Map van het modelpakket</translation>
    </message>
    <message>
        <source>the program’s own</source>
        <translation>dat van het programma zelf</translation>
    </message>
    <message>
        <source>&amp;Folder of the model pack</source>
        <translation>&amp;Map van het modelpakket</translation>
    </message>
    <message>
        <source>It is checked before it is used. Faces of cases are extracted anew with it where needed.</source>
        <translation>Het wordt gecontroleerd voordat het wordt gebruikt. Gezichten van zaken worden waar nodig opnieuw met dit pakket gezocht.</translation>
    </message>
</context>
<context>
    <name>RefusedDialog</name>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>Open the &amp;rejects file</source>
        <translation>&amp;Weigeringsbestand openen</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>Reset the account of {name}</source>
        <translation>Account van {name} opnieuw instellen</translation>
    </message>
    <message>
        <source>The key of the account is revoked and its private part is gone; what it signed stays valid. The passphrase you choose here serves once: the person then chooses their own.</source>
        <translation>De sleutel van het account wordt ingetrokken en het geheime deel is weg; wat ermee is ondertekend, blijft geldig. De wachtzin die u hier kiest, dient één keer: daarna kiest de persoon een eigen.</translation>
    </message>
    <message>
        <source>&amp;Reset the account</source>
        <translation>Account opnieuw &amp;instellen</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Reservekopie terugzetten</translation>
    </message>
    <message>
        <source>Signature, every file and the log are checked first. A lab that stands in the folder is kept aside until the restored one stands; erasures made since the backup are done again.</source>
        <translation>Eerst worden handtekening, elk bestand en het logboek gecontroleerd. Een lab dat in de map staat, wordt apart gehouden tot het teruggezette er staat; wat sinds de reservekopie is gewist, wordt opnieuw gewist.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Terugzetten</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Reservekopie</translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation>De map van de reservekopie</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Naar</translation>
    </message>
    <message>
        <source>A new folder, or the folder of the lab</source>
        <translation>Een nieuwe map, of de map van het lab</translation>
    </message>
    <message>
        <source>&amp;Supervisor’s account</source>
        <translation>Account van de &amp;leidinggevende</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtzin</translation>
    </message>
    <message>
        <source>Name and passphrase as they were when the backup was made.</source>
        <translation>Naam en wachtzin zoals toen de reservekopie werd gemaakt.</translation>
    </message>
    <message>
        <source>&amp;Fingerprint of the first key, if it is at hand</source>
        <translation>&amp;Vingerafdruk van de eerste sleutel, als die er is</translation>
    </message>
    <message>
        <source>Re&amp;ason</source>
        <translation>R&amp;eden</translation>
    </message>
    <message>
        <source>Needed where entries would be lost; it stays in the restored log for ever.</source>
        <translation>Nodig als er regels verloren zouden gaan; blijft voorgoed in het teruggezette logboek.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Restoring a backup</source>
        <translation>Reservekopie terugzetten</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>nog ongeveer {time}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was restored.</source>
        <translation>Gestopt. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>Checking the backup…</source>
        <translation>Reservekopie controleren…</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>Terug naar de zaak</translation>
    </message>
    <message>
        <source>A candidate is a lead, not an identification.</source>
        <translation>Een kandidaat is een aanwijzing, geen identificatie.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Zoeken…</translation>
    </message>
    <message>
        <source>Every template is compared; a preview may come first.</source>
        <translation>Elke template wordt vergeleken; een voorvertoning kan eerst komen.</translation>
    </message>
    <message>
        <source>All &amp;portraits with their scores…</source>
        <translation>Alle &amp;portretten met hun scores…</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Gezocht gezicht</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Geen kandidaat</translation>
    </message>
    <message>
        <source>Faces in the exhibits</source>
        <translation>Gezichten in de stukken</translation>
    </message>
    <message>
        <source>Erased on {when}. Entry {entry} of the log is the certificate; it holds hashes only.</source>
        <translation>Gewist op {when}. Regel {entry} van het logboek is het certificaat; daarin staan alleen hashes.</translation>
    </message>
    <message>
        <source>The result was erased</source>
        <translation>Het resultaat is gewist</translation>
    </message>
    <message>
        <source>The result is closed</source>
        <translation>Het resultaat is gesloten</translation>
    </message>
    <message>
        <source>It is kept. It opens again when a supervisor records that the authorisation was granted.</source>
        <translation>Het is bewaard. Het gaat weer open als een leidinggevende vastlegt dat de machtiging is verleend.</translation>
    </message>
    <message>
        <source>This search was not finished</source>
        <translation>Deze zoekvraag is niet afgemaakt</translation>
    </message>
    <message>
        <source>It was cancelled or failed; search again.</source>
        <translation>Geannuleerd of mislukt; zoek opnieuw.</translation>
    </message>
    <message>
        <source>No threshold in force: ranks with comparison scores (cosine, −1 to 1).</source>
        <translation>Geen drempel van kracht: rangorde met vergelijkingsscores (cosinus, −1 tot 1).</translation>
    </message>
    <message>
        <source>Threshold {score}: only comparison scores from there on are listed.</source>
        <translation>Drempel {score}: alleen vergelijkingsscores vanaf daar staan in de lijst.</translation>
    </message>
    <message>
        <source>Certi&amp;ficate…</source>
        <translation>Certi&amp;ficaat…</translation>
    </message>
    <message>
        <source>Preview: {candidates}</source>
        <translation>Voorvertoning: {candidates}</translation>
    </message>
    <message>
        <source>Nothing reaches the threshold. That is a full result, and it is on record.</source>
        <translation>Niets haalt de drempel. Dat is een volwaardige uitkomst, en zij is vastgelegd.</translation>
    </message>
    <message>
        <source>There was nothing to compare with. That is a full result, and it is on record.</source>
        <translation>Er was niets om mee te vergelijken. Dat is een volwaardige uitkomst, en zij is vastgelegd.</translation>
    </message>
    <message>
        <source>The face searched for</source>
        <translation>Het gezochte gezicht</translation>
    </message>
    <message>
        <source>Probe {name}</source>
        <translation>Gezocht gezicht {name}</translation>
    </message>
    <message>
        <source>Rank {rank}</source>
        <translation>Rang {rank}</translation>
    </message>
</context>
<context>
    <name>RetainDialog</name>
    <message>
        <source>How long case {case} is kept</source>
        <translation>Hoe lang zaak {case} wordt bewaard</translation>
    </message>
    <message>
        <source>After its last day a case is overdue: it is listed, and a purge erases it.</source>
        <translation>Na de laatste dag wordt een zaak te lang bewaard: hij staat in de lijst, en opschonen wist hem.</translation>
    </message>
    <message>
        <source>&amp;Set the last day</source>
        <translation>Laatste dag &amp;instellen</translation>
    </message>
    <message>
        <source>Until a &amp;day of its own</source>
        <translation>Tot een eigen &amp;dag</translation>
    </message>
    <message>
        <source>As the lab’s &amp;policy says</source>
        <translation>Zoals het &amp;beleid van het lab zegt</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>As the lab’s &amp;policy says: {day}</source>
        <translation>Zoals het &amp;beleid van het lab zegt: {day}</translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geopend</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Bewaard tot</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Why held</source>
        <translation>Waarom bewaarbevel</translation>
    </message>
    <message>
        <source>Cases and how long they are kept</source>
        <translation>Zaken en hoe lang ze worden bewaard</translation>
    </message>
    <message>
        <source>&amp;Members…</source>
        <translation>L&amp;eden…</translation>
    </message>
    <message>
        <source>Legal &amp;hold…</source>
        <translation>&amp;Bewaarbevel…</translation>
    </message>
    <message>
        <source>Last &amp;day…</source>
        <translation>Laatste &amp;dag…</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>A&amp;fsluiten…</translation>
    </message>
    <message>
        <source>&amp;Erase…</source>
        <translation>W&amp;issen…</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>Nog geen zaken</translation>
    </message>
    <message>
        <source>Each case has a last day, from the lab’s policy or of its own. They are listed here.</source>
        <translation>Elke zaak heeft een laatste dag, uit het beleid van het lab of een eigen. Ze staan hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n zaak</numerusform>
            <numerusform>%n zaken</numerusform>
        </translation>
    </message>
    <message>
        <source>Release &amp;hold…</source>
        <translation>&amp;Bevel opheffen…</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>&amp;Heropenen…</translation>
    </message>
    <message>
        <source>Under legal hold nothing of a case can be erased.</source>
        <translation>Onder een bewaarbevel kan niets van een zaak worden gewist.</translation>
    </message>
    <message>
        <source>Own day</source>
        <translation>Eigen dag</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <source>Case {case} is under legal hold.</source>
        <translation>Voor zaak {case} geldt een bewaarbevel.</translation>
    </message>
    <message>
        <source>The legal hold of case {case} was released.</source>
        <translation>Het bewaarbevel voor zaak {case} is opgeheven.</translation>
    </message>
    <message>
        <source>Case {case} is closed.</source>
        <translation>Zaak {case} is afgesloten.</translation>
    </message>
    <message>
        <source>Case {case} is open again.</source>
        <translation>Zaak {case} is weer open.</translation>
    </message>
    <message>
        <source>Case {case} is kept until {day}.</source>
        <translation>Zaak {case} wordt bewaard tot {day}.</translation>
    </message>
    <message>
        <source>Erasing a case</source>
        <translation>Zaak wissen</translation>
    </message>
    <message>
        <source>Stopped. See under Certificates what was erased.</source>
        <translation>Gestopt. Bij Bewijzen staat wat is gewist.</translation>
    </message>
    <message>
        <source>Case {case} was erased; entry {entry} of the log is its certificate.</source>
        <translation>Zaak {case} is gewist; regel {entry} van het logboek is het bewijs.</translation>
    </message>
    <message>
        <source>Some bytes are on the disk still: {why}</source>
        <translation>Er staan nog bytes op de schijf: {why}</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Works on the cases it is a member of: exhibits, faces, searches.</source>
        <translation>Werkt aan de zaken waarvan het lid is: stukken, gezichten, zoekvragen.</translation>
    </message>
    <message>
        <source>Enrols portraits, keeps the gallery, makes backups.</source>
        <translation>Neemt portretten op, beheert de galerij, maakt reservekopieën.</translation>
    </message>
    <message>
        <source>Decides on accounts, authorisations and erasure, never on their own search.</source>
        <translation>Beslist over accounts, machtigingen en wissen, nooit over een eigen zoekvraag.</translation>
    </message>
    <message>
        <source>Sees the log, the statistics and the cases, but no pictures, and changes nothing.</source>
        <translation>Ziet het logboek, de cijfers en de zaken, maar geen beelden, en wijzigt niets.</translation>
    </message>
    <message>
        <source>An auditor has no other role.</source>
        <translation>Een auditor heeft geen andere rol.</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>Roles of {name}</source>
        <translation>Rollen van {name}</translation>
    </message>
    <message>
        <source>They count from the next act on, also where the account is signed in now.</source>
        <translation>Ze gelden vanaf de volgende handeling, ook waar het account nu is aangemeld.</translation>
    </message>
    <message>
        <source>&amp;Change the roles</source>
        <translation>Rollen &amp;wijzigen</translation>
    </message>
</context>
<context>
    <name>RotateDialog</name>
    <message>
        <source>Replace the signing key</source>
        <translation>Ondertekensleutel vervangen</translation>
    </message>
    <message>
        <source>The old key signs that it is replaced, and nothing after that. What it signed before stays valid. Work under way keeps the keys of its own.</source>
        <translation>De oude sleutel ondertekent dat hij wordt vervangen, en daarna niets meer. Wat hij eerder ondertekende, blijft geldig. Lopend werk houdt zijn eigen sleutels.</translation>
    </message>
    <message>
        <source>&amp;Replace the key</source>
        <translation>Sleutel &amp;vervangen</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtzin</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search the gallery</source>
        <translation>Galerij doorzoeken</translation>
    </message>
    <message>
        <source>Find in exhibits</source>
        <translation>In stukken terugvinden</translation>
    </message>
    <message>
        <source>Every face found in this case is compared with this face.</source>
        <translation>Elk gezicht dat in deze zaak is gevonden, wordt met dit gezicht vergeleken.</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Zoeken</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>&amp;Drempel</translation>
    </message>
    <message>
        <source>Lowest comparison score listed</source>
        <translation>Laagste vergelijkingsscore in de lijst</translation>
    </message>
    <message>
        <source>The face searched for</source>
        <translation>Het gezochte gezicht</translation>
    </message>
    <message>
        <source>&amp;Candidates at most</source>
        <translation>Hoogstens &amp;kandidaten</translation>
    </message>
    <message>
        <source>Every template that is searched is compared with this face; candidates are persons.</source>
        <translation>Elke template die doorzocht wordt, wordt met dit gezicht vergeleken; kandidaten zijn personen.</translation>
    </message>
    <message>
        <source>Candidates at most</source>
        <translation>Hoogstens kandidaten</translation>
    </message>
    <message>
        <source>Without a validation in force there is no threshold: the list shows ranks and scores.</source>
        <translation>Zonder geldige validatie is er geen drempel: de lijst toont rangorde en scores.</translation>
    </message>
    <message>
        <source>By the recorder’s clock, corrected</source>
        <translation>Volgens de klok van de recorder, gecorrigeerd</translation>
    </message>
    <message>
        <source>Searching the gallery</source>
        <translation>Galerij doorzoeken</translation>
    </message>
    <message>
        <source>Finding in exhibits</source>
        <translation>In stukken terugvinden</translation>
    </message>
</context>
<context>
    <name>SearchExtent</name>
    <message>
        <source>What is searched</source>
        <translation>Wat doorzocht wordt</translation>
    </message>
    <message>
        <source>F&amp;ilters…</source>
        <translation>F&amp;ilters…</translation>
    </message>
    <message>
        <source>Show a pre&amp;view while every template is compared</source>
        <translation>&amp;Voorvertoning tonen terwijl elke template vergeleken wordt</translation>
    </message>
    <message>
        <source>The lab’s own gallery</source>
        <translation>De eigen galerij van het lab</translation>
    </message>
    <message>
        <source>{name}: revision {revision}, to be used until {day}</source>
        <translation>{name}: revisie {revision}, te gebruiken tot en met {day}</translation>
    </message>
    <message>
        <source>There is no preview index now; the exact result is shown as soon as it is there.</source>
        <translation>Er is nu geen index voor een voorvertoning; het exacte resultaat verschijnt zodra het er is.</translation>
    </message>
    <message>
        <source>A preview may miss people.</source>
        <translation>Een voorvertoning kan personen missen.</translation>
    </message>
    <message>
        <source>Part of the snapshot: {filters}</source>
        <translation>Deel van de momentopname: {filters}</translation>
    </message>
    <message>
        <source>Part of the gallery: {filters}</source>
        <translation>Deel van de galerij: {filters}</translation>
    </message>
    <message>
        <source>The whole snapshot</source>
        <translation>De hele momentopname</translation>
    </message>
    <message>
        <source>The whole gallery</source>
        <translation>De hele galerij</translation>
    </message>
    <message>
        <source>The lab’s policy allows no filters.</source>
        <translation>Het beleid van het lab staat geen filters toe.</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Doorzocht</translation>
    </message>
</context>
<context>
    <name>SearchesView</name>
    <message>
        <source>Id</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Gezocht in</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Gezicht</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Machtiging</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Zoekvragen</translation>
    </message>
    <message>
        <source>&amp;Open the result</source>
        <translation>Uitkomst &amp;openen</translation>
    </message>
    <message>
        <source>S&amp;weep the case…</source>
        <translation>&amp;Rondgang door de zaak…</translation>
    </message>
    <message>
        <source>No searches yet</source>
        <translation>Nog geen zoekvragen</translation>
    </message>
    <message>
        <source>Choose a face under Faces and search the gallery for it. Every search is kept and logged.</source>
        <translation>Kies bij Gezichten een gezicht en doorzoek de galerij. Elke zoekvraag wordt bewaard en vastgelegd.</translation>
    </message>
    <message numerus="yes">
        <source>%n search(es)</source>
        <translation>
            <numerusform>%n zoekvraag</numerusform>
            <numerusform>%n zoekvragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sweeping the case</source>
        <translation>Rondgang door de zaak</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerij</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gewist</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesloten</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Niet afgemaakt</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Rondgang</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Geen kandidaat</translation>
    </message>
</context>
<context>
    <name>ServerActDialog</name>
    <message>
        <source>{templates} are sent to {address} and read back whole. Only if both sides have the same counts and roots are searches run there. Stopped, searches stay where they are, and the next move goes on.</source>
        <translation>{templates} gaan naar {address} en worden in hun geheel teruggelezen. Alleen als beide kanten dezelfde aantallen en wortels hebben, wordt daar gezocht. Wordt het gestopt, dan blijft het zoeken waar het is en gaat de volgende keer verder.</translation>
    </message>
    <message>
        <source>Move searches to the server</source>
        <translation>Zoeken naar de server verplaatsen</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verplaatsen</translation>
    </message>
    <message>
        <source>Move searches back to the lab</source>
        <translation>Zoeken naar het lab terughalen</translation>
    </message>
    <message>
        <source>The server is read back and compared, search files are made here where they are old, and searches are run here from then on, whatever the comparison says: this lab’s database is the truth.</source>
        <translation>De server wordt teruggelezen en vergeleken, verouderde zoekbestanden worden hier nieuw gemaakt, en vanaf dan wordt hier gezocht, wat de vergelijking ook zegt: de database van dit lab is de waarheid.</translation>
    </message>
    <message>
        <source>Move although the server does not answer</source>
        <translation>Terughalen hoewel de server niet antwoordt</translation>
    </message>
    <message>
        <source>Where it is gone for good, nothing is compared:</source>
        <translation>Is hij voorgoed weg, dan wordt niets vergeleken:</translation>
    </message>
    <message>
        <source>Take the server away</source>
        <translation>Server loskoppelen</translation>
    </message>
    <message>
        <source>What {address} holds of this lab is deleted there, and it is forgotten with its token.</source>
        <translation>Wat {address} van dit lab heeft, wordt daar verwijderd, en hij wordt vergeten, met zijn token.</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Loskoppelen</translation>
    </message>
    <message>
        <source>Forget it although it does not answer</source>
        <translation>Vergeten hoewel hij niet antwoordt</translation>
    </message>
    <message>
        <source>Where it is gone for good, its copy stays on it:</source>
        <translation>Is hij voorgoed weg, dan blijft zijn kopie staan:</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Zaken</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerij</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Vergrendelen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versie {version}</translation>
    </message>
    <message>
        <source>Authorisations</source>
        <translation>Machtigingen</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>Toezicht</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtzin</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>A&amp;ccount</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtzin</translation>
    </message>
    <message>
        <source>A supervisor chose this passphrase; it serves to choose your own.</source>
        <translation>Een leidinggevende koos deze wachtzin; hij dient om een eigen te kiezen.</translation>
    </message>
    <message>
        <source>The passphrase does not open this account. The attempt was noted.</source>
        <translation>De wachtzin opent dit account niet. De poging is vastgelegd.</translation>
    </message>
    <message>
        <source>There is no account {name} in this lab. The attempt was noted.</source>
        <translation>Er is geen account {name} in dit lab. De poging is vastgelegd.</translation>
    </message>
    <message>
        <source>The account of {name} is disabled. Ask a supervisor. The attempt was noted.</source>
        <translation>Het account van {name} is uitgezet. Vraag een leidinggevende. De poging is vastgelegd.</translation>
    </message>
    <message>
        <source>After several wrong passphrases the next try is possible in {time}.</source>
        <translation>Na enkele verkeerde wachtzinnen kan de volgende poging over {time}.</translation>
    </message>
    <message>
        <source>The next try is possible now.</source>
        <translation>De volgende poging kan nu.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>Aan&amp;melden</translation>
    </message>
    <message>
        <source>An&amp;other lab…</source>
        <translation>Een ander la&amp;b…</translation>
    </message>
    <message>
        <source>Signing in is written to the evidence log with this workstation and its account.</source>
        <translation>Het aanmelden komt in het bewijslogboek, met dit werkstation en zijn account.</translation>
    </message>
    <message>
        <source>Sign in to {lab}</source>
        <translation>Aanmelden bij {lab}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Welcome to Catchlight</source>
        <translation>Welkom bij Catchlight</translation>
    </message>
    <message>
        <source>Faces from footage and stills, searched in a lawful gallery. Every act is on record.</source>
        <translation>Gezichten uit beeldmateriaal, gezocht in een rechtmatige galerij. Elke handeling ligt vast.</translation>
    </message>
    <message>
        <source>Create a lab</source>
        <translation>Lab maken</translation>
    </message>
    <message>
        <source>An empty folder on a disk of this workstation becomes the lab.</source>
        <translation>Een lege map op een schijf van dit werkstation wordt het lab.</translation>
    </message>
    <message>
        <source>C&amp;reate a lab…</source>
        <translation>Lab &amp;maken…</translation>
    </message>
    <message>
        <source>Open a lab</source>
        <translation>Lab openen</translation>
    </message>
    <message>
        <source>Go on in a lab that is there. Several people can work in it at once.</source>
        <translation>Ga verder in een bestaand lab. Meer mensen kunnen er tegelijk in werken.</translation>
    </message>
    <message>
        <source>&amp;Open a lab…</source>
        <translation>Lab &amp;openen…</translation>
    </message>
    <message>
        <source>Try the demonstration</source>
        <translation>Demonstratie proberen</translation>
    </message>
    <message>
        <source>A small lab with made-up footage, people enrolled and one who is not.</source>
        <translation>Een klein lab met gemaakte beelden, opgenomen personen en één die niet is opgenomen.</translation>
    </message>
    <message>
        <source>&amp;Try the demonstration…</source>
        <translation>&amp;Demonstratie proberen…</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Laatst geopend</translation>
    </message>
    <message>
        <source>Restore a lab from a &amp;backup…</source>
        <translation>Lab uit een &amp;reservekopie terugzetten…</translation>
    </message>
    <message>
        <source>Catchlight works offline. A candidate is a lead, never an identification.</source>
        <translation>Catchlight werkt zonder netwerk. Een kandidaat is een aanwijzing, nooit een identificatie.</translation>
    </message>
    <message>
        <source>Open the lab {name}</source>
        <translation>Lab {name} openen</translation>
    </message>
    <message>
        <source>A new or empty folder for the lab</source>
        <translation>Een nieuwe of lege map voor het lab</translation>
    </message>
    <message>
        <source>The folder of the lab (it holds lab.toml)</source>
        <translation>De map van het lab (met lab.toml erin)</translation>
    </message>
    <message>
        <source>A new or empty folder for the demonstration</source>
        <translation>Een nieuwe of lege map voor de demonstratie</translation>
    </message>
    <message>
        <source>Building the demonstration</source>
        <translation>Demonstratie maken</translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message>
        <source>Sweep the case</source>
        <translation>Rondgang door de zaak</translation>
    </message>
    <message>
        <source>The gallery is searched for every track and every face of the stills at once. A sweep is quick and may lose persons: nothing can be concluded on it; a face that matters is then searched exactly.</source>
        <translation>De galerij wordt in één keer doorzocht naar elk spoor en elk gezicht van de foto’s. Een rondgang is snel en kan personen missen: er kan niets uit geconcludeerd worden; naar een gezicht dat ertoe doet, wordt daarna exact gezocht.</translation>
    </message>
    <message>
        <source>&amp;Sweep</source>
        <translation>&amp;Rondgang maken</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>All exhibits of the case</source>
        <translation>Alle stukken van de zaak</translation>
    </message>
    <message>
        <source>E&amp;xhibits</source>
        <translation>&amp;Stukken</translation>
    </message>
    <message>
        <source>&amp;Candidates of each face at most</source>
        <translation>Hoogstens &amp;kandidaten per gezicht</translation>
    </message>
    <message>
        <source>Candidates of each face at most</source>
        <translation>Hoogstens kandidaten per gezicht</translation>
    </message>
</context>
<context>
    <name>SweepListDialog</name>
    <message>
        <source>Candidates of {name} in the sweep {sweep}</source>
        <translation>Kandidaten van {name} in rondgang {sweep}</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Gemaakt op</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>A candidate is a lead, not an identification.</source>
        <translation>Een kandidaat is een aanwijzing, geen identificatie.</translation>
    </message>
</context>
<context>
    <name>SweepWindow</name>
    <message>
        <source>Sweep {name}</source>
        <translation>Rondgang {name}</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gezicht</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Stuk</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>In lijst</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>Hoogste score</translation>
    </message>
    <message>
        <source>Best candidate</source>
        <translation>Eerste kandidaat</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Faces of the sweep</source>
        <translation>Gezichten van de rondgang</translation>
    </message>
    <message>
        <source>Search &amp;exactly for this face</source>
        <translation>&amp;Exact naar dit gezicht zoeken</translation>
    </message>
    <message>
        <source>&amp;Open the exact result</source>
        <translation>Exact resultaat &amp;openen</translation>
    </message>
    <message>
        <source>&amp;All candidates…</source>
        <translation>&amp;Alle kandidaten…</translation>
    </message>
    <message>
        <source>Searching the gallery</source>
        <translation>Galerij doorzoeken</translation>
    </message>
    <message>
        <source>{faces} faces searched for  ·  {listed} with candidates</source>
        <translation>{faces} gezichten gezocht  ·  {listed} met kandidaten</translation>
    </message>
    <message>
        <source>Probe {name}</source>
        <translation>Gezocht gezicht {name}</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Geen kandidaat</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>A candidate is a lead, not an identification.</source>
        <translation>Een kandidaat is een aanwijzing, geen identificatie.</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Tag {person}</source>
        <translation>{person} labelen</translation>
    </message>
    <message>
        <source>All portraits of the person carry it. A search can be limited to portraits with a tag.</source>
        <translation>Alle portretten van de persoon krijgen het. Een zoekvraag kan worden beperkt tot portretten met een label.</translation>
    </message>
    <message>
        <source>&amp;Put on</source>
        <translation>&amp;Aanbrengen</translation>
    </message>
    <message>
        <source>&amp;Take it off instead</source>
        <translation>In plaats daarvan &amp;verwijderen</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>La&amp;bel</translation>
    </message>
    <message>
        <source>&amp;Take off</source>
        <translation>&amp;Verwijderen</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Taking in exhibits</source>
        <translation>Stukken opnemen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) taken in.</source>
        <translation>
            <numerusform>%n bestand opgenomen.</numerusform>
            <numerusform>%n bestanden opgenomen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n geweigerd.</numerusform>
            <numerusform>%n geweigerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>Niet opgenomen</translation>
    </message>
    <message>
        <source>These were refused; nothing of them was stored.</source>
        <translation>Deze zijn geweigerd; er is niets van opgeslagen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Wat te doen</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Token of the gallery server</source>
        <translation>Token van de galerijserver</translation>
    </message>
    <message>
        <source>It goes into the keyring of this workstation, for {address}. Each workstation that searches there needs it once.</source>
        <translation>Hij gaat in de sleutelbos van dit werkstation, voor {address}. Elk werkstation dat daar zoekt, heeft hem één keer nodig.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>&amp;Token</translation>
    </message>
</context>
<context>
    <name>TrackChanges</name>
    <message>
        <source>{track} was split: {new} begins at {face}.</source>
        <translation>{track} is gesplitst: {new} begint bij {face}.</translation>
    </message>
    <message>
        <source>{tracks} are one track now: {track}.</source>
        <translation>{tracks} zijn nu één spoor: {track}.</translation>
    </message>
    <message>
        <source>There is no split or merge to undo.</source>
        <translation>Er is geen splitsing of samenvoeging om ongedaan te maken.</translation>
    </message>
    <message>
        <source>The split was undone: {tracks}.</source>
        <translation>De splitsing is ongedaan gemaakt: {tracks}.</translation>
    </message>
    <message>
        <source>The merge was undone: {tracks}.</source>
        <translation>De samenvoeging is ongedaan gemaakt: {tracks}.</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>Onge&amp;daan maken</translation>
    </message>
</context>
<context>
    <name>TrackDialog</name>
    <message>
        <source>Track {name}</source>
        <translation>Spoor {name}</translation>
    </message>
    <message>
        <source>Faces of the track</source>
        <translation>Gezichten van het spoor</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>Hier &amp;splitsen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luiten</translation>
    </message>
    <message>
        <source>held {time}, because nothing around it changed</source>
        <translation>{time} aangehouden, omdat er niets omheen veranderde</translation>
    </message>
    <message>
        <source>This is the first face of the track; choose a later one to split there.</source>
        <translation>Dit is het eerste gezicht van het spoor; kies een later om daar te splitsen.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) from here on become a new track.</source>
        <translation>
            <numerusform>%n gezicht vanaf hier wordt een nieuw spoor.</numerusform>
            <numerusform>%n gezichten vanaf hier worden een nieuw spoor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune the preview</source>
        <translation>Voorvertoning afstellen</translation>
    </message>
    <message>
        <source>More trees and more nodes lose fewer mates and take longer. Settings are tried on probes made from this gallery until one loses no more than you accept, or none does within the time of an exact search. New search files are made for it; in a large gallery that takes minutes, and searches go on meanwhile.</source>
        <translation>Meer bomen en meer knopen missen minder mates en duren langer. Instellingen worden beproefd met zoekbeelden uit deze galerij totdat er één niet meer mist dan u aanvaardt, of geen dat doet binnen de tijd van een exacte zoekvraag. Er worden nieuwe zoekbestanden voor gemaakt; in een grote galerij duurt dat minuten, en zoeken gaat intussen door.</translation>
    </message>
    <message>
        <source>&amp;Tune</source>
        <translation>&amp;Afstellen</translation>
    </message>
    <message>
        <source>&amp;Mates that it may lose</source>
        <translation>&amp;Mates die het mag missen</translation>
    </message>
    <message>
        <source>Of those that an exact search lists. A preview never decides: exact search does.</source>
        <translation>Van die een exacte zoekvraag vermeldt. Een voorvertoning beslist nooit: exact zoeken wel.</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Verify with what was kept outside</source>
        <translation>Controleren met wat elders bewaard is</translation>
    </message>
    <message>
        <source>All of it comes from outside the lab: the fingerprint as it was written down when the lab was made, checkpoints that somebody else keeps, and the keys of witnesses as they handed them over.</source>
        <translation>Alles komt van buiten het lab: de vingerafdruk zoals die is opgeschreven toen het lab werd gemaakt, ijkpunten die iemand anders bewaart, en de sleutels van getuigen zoals zij die hebben overhandigd.</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Controleren</translation>
    </message>
    <message>
        <source>64 digits, 0 to 9 and a to f; spaces do not matter</source>
        <translation>64 tekens, 0 tot 9 en a tot f; spaties doen er niet toe</translation>
    </message>
    <message>
        <source>&amp;Fingerprint of the lab’s first key</source>
        <translation>&amp;Vingerafdruk van de eerste sleutel van het lab</translation>
    </message>
    <message>
        <source>No checkpoint chosen</source>
        <translation>Geen ijkpunt gekozen</translation>
    </message>
    <message>
        <source>&amp;Choose checkpoints…</source>
        <translation>&amp;IJkpunten kiezen…</translation>
    </message>
    <message>
        <source>Public keys or their fingerprints, a comma between them</source>
        <translation>Openbare sleutels of hun vingerafdrukken, met een komma ertussen</translation>
    </message>
    <message>
        <source>&amp;Witnesses who cosigned</source>
        <translation>&amp;Getuigen die medeondertekenden</translation>
    </message>
    <message>
        <source>That is no fingerprint yet.</source>
        <translation>Dat is nog geen vingerafdruk.</translation>
    </message>
    <message>
        <source>A witness’s key has 64 digits, 0 to 9 and a to f.</source>
        <translation>De sleutel van een getuige heeft 64 tekens, 0 tot 9 en a tot f.</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>IJkpunten</translation>
    </message>
</context>
<context>
    <name>WarningsCard</name>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoekvraag</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Show the entr&amp;y in the log</source>
        <translation>R&amp;egel in het logboek tonen</translation>
    </message>
    <message>
        <source>What is out of order</source>
        <translation>Wat niet in orde is</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Niets van deze soort</translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
</context>
<context>
    <name>_WorkUnderWay</name>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>gaat door</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>nog ongeveer {time}</translation>
    </message>
    <message>
        <source>The work has ended</source>
        <translation>Het werk is klaar</translation>
    </message>
    <message>
        <source>unlock to see what came of it</source>
        <translation>ontgrendel om te zien wat eruit kwam</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>Opnemen</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>Gezichten zoeken</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Opname in de galerij</translation>
    </message>
    <message>
        <source>New templates for the gallery</source>
        <translation>Nieuwe templates voor de galerij</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoekvraag</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Lopend werk</translation>
    </message>
</context>
<context>
    <name>authority</name>
    <message>
        <source>The search is the initial identification of a suspect, from facts linked to the offence.</source>
        <translation>De zoekvraag is de eerste identificatie van een verdachte, op grond van feiten die met het strafbare feit samenhangen.</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} uur</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} dagen</translation>
    </message>
    <message>
        <source>Overdue for {time}</source>
        <translation>{time} te laat</translation>
    </message>
    <message>
        <source>Must be granted within {time}</source>
        <translation>Te verlenen binnen {time}</translation>
    </message>
    <message>
        <source>Refused, result erased</source>
        <translation>Geweigerd, resultaat gewist</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Granted late: {reference}</source>
        <translation>Te laat verleend: {reference}</translation>
    </message>
    <message>
        <source>Granted: {reference}</source>
        <translation>Verleend: {reference}</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message>
        <source>The authorisation was refused by {authority}. The search was stopped and its result erased.</source>
        <translation>De machtiging is geweigerd door {authority}. De zoekvraag is gestopt en het resultaat gewist.</translation>
    </message>
    <message>
        <source>{clock}: the authorisation had to be granted until {when}. The result is kept and closed until a supervisor records the decision.</source>
        <translation>{clock}: de machtiging moest verleend zijn op {when}. Het resultaat is bewaard en gesloten totdat een leidinggevende de beslissing vastlegt.</translation>
    </message>
    <message>
        <source>The authorisation was requested. {clock}, until {when}; if it is refused, the result is erased.</source>
        <translation>De machtiging is gevraagd. {clock}, tot {when}; wordt zij geweigerd, dan wordt het resultaat gewist.</translation>
    </message>
    <message>
        <source>By: {authority}</source>
        <translation>Door: {authority}</translation>
    </message>
    <message>
        <source>Decided: {when}</source>
        <translation>Beslist: {when}</translation>
    </message>
    <message>
        <source>To be granted until: {when}</source>
        <translation>Te verlenen tot: {when}</translation>
    </message>
</context>
<context>
    <name>candidates</name>
    <message>
        <source>Rank {rank}, {name}, comparison score {score}</source>
        <translation>Rang {rank}, {name}, vergelijkingsscore {score}</translation>
    </message>
    <message>
        <source>not in the preview</source>
        <translation>niet in de voorvertoning</translation>
    </message>
    <message>
        <source>was {rank} in the preview</source>
        <translation>was {rank} in de voorvertoning</translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message>
        <source>A person’s score is that of the portrait that compares best (fusion rule: maximum).</source>
        <translation>De score van een persoon is die van het portret met de hoogste score (samenvoegregel: maximum).</translation>
    </message>
    <message>
        <source>Every one of {searched} templates was scored; none was skipped.</source>
        <translation>Elk van de {searched} templates is vergeleken; geen is overgeslagen.</translation>
    </message>
    <message>
        <source>{delta} of them were added after the search files were made and read from the database.</source>
        <translation>{delta} daarvan zijn toegevoegd nadat de zoekbestanden gemaakt zijn en zijn uit de database gelezen.</translation>
    </message>
    <message>
        <source>The first scoring is in eight bits a value and at most {bound} off. The {rescored} templates that could belong to the list were scored again in full precision.</source>
        <translation>De eerste vergelijking is met acht bits per waarde en wijkt hooguit {bound} af. De {rescored} templates die in de lijst zouden kunnen horen, zijn opnieuw vergeleken in volle precisie.</translation>
    </message>
    <message>
        <source>none: the whole gallery</source>
        <translation>geen: de hele galerij</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Fusion rule</source>
        <translation>Samenvoegregel</translation>
    </message>
    <message>
        <source>Greatest error of the first scoring</source>
        <translation>Grootste fout van de eerste vergelijking</translation>
    </message>
    <message>
        <source>Templates scored again</source>
        <translation>Opnieuw vergeleken templates</translation>
    </message>
    <message>
        <source>Best score of the others</source>
        <translation>Hoogste score van de overige</translation>
    </message>
    <message>
        <source>Score of the last candidate</source>
        <translation>Score van de laatste kandidaat</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Drempel</translation>
    </message>
    <message>
        <source>Times the cut was widened</source>
        <translation>Aantal keer dat de grens verruimd is</translation>
    </message>
    <message>
        <source>Longest list wanted</source>
        <translation>Langste gevraagde lijst</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Left out by filters</source>
        <translation>Weggelaten door filters</translation>
    </message>
    <message>
        <source>Left out, retention ended</source>
        <translation>Weggelaten, bewaartermijn voorbij</translation>
    </message>
    <message>
        <source>Erased since the files were made</source>
        <translation>Gewist sinds de bestanden gemaakt zijn</translation>
    </message>
    <message>
        <source>Added since the files were made</source>
        <translation>Toegevoegd sinds de bestanden gemaakt zijn</translation>
    </message>
    <message>
        <source>Search files</source>
        <translation>Zoekbestanden</translation>
    </message>
    <message>
        <source>Gallery revision</source>
        <translation>Galerijrevisie</translation>
    </message>
    <message>
        <source>Gallery root</source>
        <translation>Galerijwortel</translation>
    </message>
    <message>
        <source>No template was left out of the second scoring.</source>
        <translation>Geen template is bij de tweede vergelijking weggelaten.</translation>
    </message>
    <message>
        <source>No other template scored more than {cut} at first: with that error it stays below the threshold {floor}. So nobody is missing from the list.</source>
        <translation>Geen andere template scoorde eerst meer dan {cut}: met die fout blijft hij onder de drempel {floor}. Dus niemand ontbreekt in de lijst.</translation>
    </message>
    <message>
        <source>No other template scored more than {cut} at first: with that error it stays below the {floor} of the last candidate. So nobody is missing from the list.</source>
        <translation>Geen andere template scoorde eerst meer dan {cut}: met die fout blijft hij onder de {floor} van de laatste kandidaat. Dus niemand ontbreekt in de lijst.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>generation {number}</source>
        <translation>generatie {number}</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The evidence log says by whom, and holds the certificate.</source>
        <translation>Het bewijslogboek zegt door wie, en bevat het bewijs.</translation>
    </message>
    <message>
        <source>Ask a member or a supervisor to add you again, and start the work anew: it goes on where it stopped.</source>
        <translation>Vraag een lid of een leidinggevende u weer toe te voegen, en begin het werk opnieuw: het gaat verder waar het bleef.</translation>
    </message>
    <message>
        <source>Write each of them in one line.</source>
        <translation>Schrijf elk ervan op één regel.</translation>
    </message>
    <message>
        <source>Use that case, or choose another number.</source>
        <translation>Gebruik die zaak, of kies een ander nummer.</translation>
    </message>
    <message>
        <source>Ask a supervisor of the lab for the role, or somebody who has it to do this.</source>
        <translation>Vraag een leidinggevende van het lab om de rol, of laat iemand die haar heeft dit doen.</translation>
    </message>
    <message>
        <source>Bring the file or its drive back to that place, then start again.</source>
        <translation>Breng het bestand of zijn schijf terug op die plaats, en begin opnieuw.</translation>
    </message>
    <message>
        <source>Find out what changed it; bring the unchanged file back to its place.</source>
        <translation>Zoek uit wat het heeft veranderd; breng het onveranderde bestand terug op zijn plaats.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Er is niets te doen.</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>Er hoeft niets te gebeuren.</translation>
    </message>
    <message>
        <source>Copy the file under a readable name and add the copy.</source>
        <translation>Kopieer het bestand onder een leesbare naam en voeg de kopie toe.</translation>
    </message>
    <message>
        <source>Check that it is the right file, and that it was copied whole.</source>
        <translation>Kijk of het het juiste bestand is, en of het helemaal is gekopieerd.</translation>
    </message>
    <message>
        <source>Free some disk space or choose another place, then run it again.</source>
        <translation>Maak schijfruimte vrij of kies een andere plaats, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Sign in again, or ask a supervisor of the lab.</source>
        <translation>Meld u opnieuw aan, of vraag een leidinggevende van het lab.</translation>
    </message>
    <message>
        <source>Sign in and start the job again; it goes on where it stopped.</source>
        <translation>Meld u aan en begin de taak opnieuw; ze gaat verder waar ze bleef.</translation>
    </message>
    <message>
        <source>The recorder was not put forward: give the offset it ran in as the zone, {winter}; or check the time.</source>
        <translation>De recorder is niet vooruitgezet: geef als zone de afwijking waarin hij liep, {winter}; of controleer de tijd.</translation>
    </message>
    <message>
        <source>Give the time as the recorder showed it, without an offset, and the zone beside it.</source>
        <translation>Geef de tijd zoals de recorder hem toonde, zonder afwijking, en de zone ernaast.</translation>
    </message>
    <message>
        <source>Give the recorder&apos;s time minus the true time, in seconds; negative where the recorder is slow.</source>
        <translation>Geef de tijd van de recorder min de ware tijd, in seconden; negatief als de recorder achterloopt.</translation>
    </message>
    <message>
        <source>Check the date; years from 2 to 9998 can be worked with.</source>
        <translation>Controleer de datum; met jaren van 2 tot 9998 is te werken.</translation>
    </message>
    <message>
        <source>Free some disk space and start again; everything before this step is kept.</source>
        <translation>Maak schijfruimte vrij en begin opnieuw; alles voor deze stap is bewaard.</translation>
    </message>
    <message>
        <source>Check the file and the disk of the lab folder, and start again; everything before this step is kept.</source>
        <translation>Controleer het bestand en de schijf van het lab, en begin opnieuw; alles voor deze stap is bewaard.</translation>
    </message>
    <message>
        <source>Restore it from a backup of the lab.</source>
        <translation>Zet het terug uit een reservekopie van het lab.</translation>
    </message>
    <message>
        <source>Close the program that writes to it, then add it again.</source>
        <translation>Sluit het programma dat erin schrijft, en voeg het opnieuw toe.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Kies een andere plaats.</translation>
    </message>
    <message>
        <source>Choose another model pack.</source>
        <translation>Kies een ander modelpakket.</translation>
    </message>
    <message>
        <source>Extract the faces of this exhibit anew.</source>
        <translation>Zoek de gezichten van dit stuk opnieuw.</translation>
    </message>
    <message>
        <source>Treat the file with suspicion; try it on its own.</source>
        <translation>Wantrouw het bestand; probeer het apart.</translation>
    </message>
    <message>
        <source>Treat the file with suspicion. Play it in the recorder maker&apos;s own player and export it as MP4, then add both files.</source>
        <translation>Wantrouw het bestand. Speel het af in de speler van de maker van de recorder en voer het uit als MP4; voeg dan beide bestanden toe.</translation>
    </message>
    <message>
        <source>Treat the file with suspicion; ask for it in another format.</source>
        <translation>Wantrouw het bestand; vraag het in een andere indeling.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Sluit andere programma’s en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Give years of four digits.</source>
        <translation>Geef jaartallen van vier cijfers.</translation>
    </message>
    <message>
        <source>Leave the filter out.</source>
        <translation>Laat het filter weg.</translation>
    </message>
    <message>
        <source>Give the earlier one first.</source>
        <translation>Geef de vroegste eerst.</translation>
    </message>
    <message>
        <source>Free some disk space and start again.</source>
        <translation>Maak schijfruimte vrij en begin opnieuw.</translation>
    </message>
    <message>
        <source>Check that you may read the folder and everything in it.</source>
        <translation>Kijk of u de map en alles erin mag lezen.</translation>
    </message>
    <message>
        <source>Save it as &quot;CSV UTF-8&quot; with one row for each portrait.</source>
        <translation>Bewaar het als &quot;CSV UTF-8&quot; met één rij per portret.</translation>
    </message>
    <message>
        <source>Its first row must name these columns: {required}.</source>
        <translation>De eerste rij moet deze kolommen noemen: {required}.</translation>
    </message>
    <message>
        <source>Its first row names the columns: {required}.</source>
        <translation>De eerste rij noemt de kolommen: {required}.</translation>
    </message>
    <message>
        <source>Keep one column of each name.</source>
        <translation>Houd van elke naam één kolom.</translation>
    </message>
    <message>
        <source>Check its token, rights and version.</source>
        <translation>Controleer het token, de rechten en de versie.</translation>
    </message>
    <message>
        <source>Choose another file for the rejected rows.</source>
        <translation>Kies een ander bestand voor de geweigerde rijen.</translation>
    </message>
    <message>
        <source>Look it up in the case.</source>
        <translation>Zoek het op in de zaak.</translation>
    </message>
    <message>
        <source>Have a custodian import it again, or a newer one.</source>
        <translation>Laat een galerijbeheerder haar opnieuw importeren, of een nieuwere.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Kies een andere naam.</translation>
    </message>
    <message>
        <source>Extract the face again with the model pack in use.</source>
        <translation>Zoek het gezicht opnieuw met het modelpakket dat in gebruik is.</translation>
    </message>
    <message>
        <source>Use another backup, or fetch this one again from where it is kept.</source>
        <translation>Gebruik een andere reservekopie, of haal deze opnieuw waar ze wordt bewaard.</translation>
    </message>
    <message>
        <source>Use another backup.</source>
        <translation>Gebruik een andere reservekopie.</translation>
    </message>
    <message>
        <source>Check that the disk has free space and that you can write to the folder.</source>
        <translation>Kijk of er ruimte op de schijf is en of u in de map mag schrijven.</translation>
    </message>
    <message>
        <source>Check the disk of the lab folder, open the lab again, and look whether the step is there before you repeat it; everything before it is kept.</source>
        <translation>Controleer de schijf van het lab, open het lab opnieuw, en kijk of de stap er is voor u hem herhaalt; alles ervoor is bewaard.</translation>
    </message>
    <message>
        <source>Check that the folder is on a local disk with free space and can be written to; otherwise restore a backup.</source>
        <translation>Kijk of de map op een lokale schijf met vrije ruimte staat en beschreven kan worden; zet anders een reservekopie terug.</translation>
    </message>
    <message>
        <source>Copy the whole lab folder to a disk that can be written to, and open the copy.</source>
        <translation>Kopieer de hele map van het lab naar een schijf die te beschrijven is, en open de kopie.</translation>
    </message>
    <message>
        <source>Keep the lab on a disk of this workstation; share results as exported files.</source>
        <translation>Houd het lab op een schijf van dit werkstation; deel resultaten als uitgevoerde bestanden.</translation>
    </message>
    <message>
        <source>Create a new lab. The old one can still be read with the version that made it.</source>
        <translation>Maak een nieuw lab. Het oude is nog te lezen met de versie die het maakte.</translation>
    </message>
    <message>
        <source>Open it with the newer version.</source>
        <translation>Open het met de nieuwere versie.</translation>
    </message>
    <message>
        <source>Open it instead: it is a lab already.</source>
        <translation>Open het: het is al een lab.</translation>
    </message>
    <message>
        <source>Choose a new folder for the lab.</source>
        <translation>Kies een nieuwe map voor het lab.</translation>
    </message>
    <message>
        <source>Choose a folder on a disk that you can write to.</source>
        <translation>Kies een map op een schijf waarop u mag schrijven.</translation>
    </message>
    <message>
        <source>Wait until that work is done, then open the lab again.</source>
        <translation>Wacht tot dat werk klaar is, en open het lab dan opnieuw.</translation>
    </message>
    <message>
        <source>Mend that line of the file, or remove the file to follow the defaults.</source>
        <translation>Herstel die regel van het bestand, of verwijder het bestand om de standaard te volgen.</translation>
    </message>
    <message>
        <source>Play it in the recorder maker&apos;s own player and export it as MP4, then add both files.</source>
        <translation>Speel het af in de speler van de maker van de recorder en voer het uit als MP4; voeg dan beide bestanden toe.</translation>
    </message>
    <message>
        <source>Add it as a still.</source>
        <translation>Voeg het toe als foto.</translation>
    </message>
    <message>
        <source>Check the medium and the rights on the file.</source>
        <translation>Controleer het medium en de rechten op het bestand.</translation>
    </message>
    <message>
        <source>Ask for the whole file again, or have a copy repaired and add that as an exhibit of its own.</source>
        <translation>Vraag het hele bestand opnieuw, of laat een kopie herstellen en voeg die als eigen stuk toe.</translation>
    </message>
    <message>
        <source>Ask for the file again: this copy holds nothing.</source>
        <translation>Vraag het bestand opnieuw: in deze kopie zit niets.</translation>
    </message>
    <message>
        <source>Ask for the file again, or repair a copy and add that as an exhibit of its own.</source>
        <translation>Vraag het bestand opnieuw, of herstel een kopie en voeg die als eigen stuk toe.</translation>
    </message>
    <message>
        <source>Ask for the file again from where it came.</source>
        <translation>Vraag het bestand opnieuw waar het vandaan komt.</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP, GIF, HEIC and AVIF can be. Convert a copy and add that as well.</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP, GIF, HEIC en AVIF kunnen. Zet een kopie om en voeg die ook toe.</translation>
    </message>
    <message>
        <source>Check that this is the right file and that it arrived whole.</source>
        <translation>Kijk of dit het juiste bestand is en of het helemaal is aangekomen.</translation>
    </message>
    <message>
        <source>Check that it exists and may be read.</source>
        <translation>Kijk of het bestaat en gelezen mag worden.</translation>
    </message>
    <message>
        <source>Convert a copy of it and add the copy.</source>
        <translation>Zet een kopie om en voeg de kopie toe.</translation>
    </message>
    <message>
        <source>Add the files one by one, each with its own hash.</source>
        <translation>Voeg de bestanden een voor een toe, elk met zijn eigen hash.</translation>
    </message>
    <message>
        <source>Ask another supervisor of the lab to record the decision.</source>
        <translation>Vraag een andere leidinggevende van het lab het besluit vast te leggen.</translation>
    </message>
    <message>
        <source>A new search needs an authorisation of its own.</source>
        <translation>Een nieuwe zoekvraag heeft een eigen machtiging nodig.</translation>
    </message>
    <message>
        <source>Only a requested authorisation can be granted; a search of any state can be refused.</source>
        <translation>Alleen een gevraagde machtiging kan worden verleend; weigeren kan bij elke zoekvraag.</translation>
    </message>
    <message>
        <source>Choose a new folder outside the lab, best on another disk.</source>
        <translation>Kies een nieuwe map buiten het lab, liefst op een andere schijf.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another disk.</source>
        <translation>Maak daar ruimte vrij, of kies een andere schijf.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another disk, and make it again.</source>
        <translation>Maak daar ruimte vrij, of kies een andere schijf, en maak haar opnieuw.</translation>
    </message>
    <message>
        <source>Check the number, or ask a supervisor of the lab who works on that case.</source>
        <translation>Controleer het nummer, of vraag een leidinggevende van het lab wie aan die zaak werkt.</translation>
    </message>
    <message>
        <source>Ask a supervisor of the lab.</source>
        <translation>Vraag een leidinggevende van het lab.</translation>
    </message>
    <message>
        <source>Enrol portraits first.</source>
        <translation>Schrijf eerst portretten in.</translation>
    </message>
    <message>
        <source>Ask another custodian or supervisor to cosign it.</source>
        <translation>Vraag een andere galerijbeheerder of leidinggevende het mede te ondertekenen.</translation>
    </message>
    <message>
        <source>Another person has to cosign it.</source>
        <translation>Iemand anders moet het medeondertekenen.</translation>
    </message>
    <message>
        <source>Let the extraction come to its end, then edit the tracks.</source>
        <translation>Laat het zoeken tot zijn einde komen, en bewerk dan de sporen.</translation>
    </message>
    <message>
        <source>They are two people, or one of the tracks changes from one person to another: split it there first.</source>
        <translation>Het zijn twee mensen, of een van de sporen gaat van de ene op de andere persoon over: splits het daar eerst.</translation>
    </message>
    <message>
        <source>Choose the tracks of one person.</source>
        <translation>Kies de sporen van één persoon.</translation>
    </message>
    <message>
        <source>Choose the first face of the part that is to become a track of its own.</source>
        <translation>Kies het eerste gezicht van het deel dat een eigen spoor moet worden.</translation>
    </message>
    <message>
        <source>Merge tracks of one exhibit; a person is followed across exhibits by searching in exhibits.</source>
        <translation>Voeg sporen van één stuk samen; over stukken heen volgt u een persoon door in stukken te zoeken.</translation>
    </message>
    <message>
        <source>Its tracks are as extraction left them.</source>
        <translation>De sporen zijn zoals het zoeken ze achterliet.</translation>
    </message>
    <message>
        <source>Choose another image.</source>
        <translation>Kies een andere afbeelding.</translation>
    </message>
    <message>
        <source>Choose another image; the exhibit stays in the case.</source>
        <translation>Kies een andere afbeelding; het stuk blijft in de zaak.</translation>
    </message>
    <message>
        <source>Extract its faces, then search for one of its faces or tracks.</source>
        <translation>Zoek eerst de gezichten erin, en zoek dan naar een van zijn gezichten of sporen.</translation>
    </message>
    <message>
        <source>Check the disk of the lab folder; the next opening of the lab goes on with it.</source>
        <translation>Controleer de schijf van het lab; bij het volgende openen gaat het lab ermee verder.</translation>
    </message>
    <message>
        <source>Get it again from the lab that it comes from, with the fingerprint by another way.</source>
        <translation>Haal haar opnieuw bij het lab waar ze vandaan komt, met de vingerafdruk langs een andere weg.</translation>
    </message>
    <message>
        <source>Check the file and the free space of the lab&apos;s disk.</source>
        <translation>Controleer het bestand en de vrije ruimte op de schijf van het lab.</translation>
    </message>
    <message>
        <source>Give the size that the witness saw last, or leave it out.</source>
        <translation>Geef de omvang die de getuige het laatst zag, of laat haar weg.</translation>
    </message>
    <message>
        <source>Add a number or the unit to the name. A disabled account can be enabled again.</source>
        <translation>Voeg een nummer of de eenheid aan de naam toe. Een uitgeschakeld account kan weer worden ingeschakeld.</translation>
    </message>
    <message>
        <source>Make another account a supervisor first.</source>
        <translation>Maak eerst een ander account leidinggevende.</translation>
    </message>
    <message>
        <source>Choose other roles.</source>
        <translation>Kies andere rollen.</translation>
    </message>
    <message>
        <source>Add another member first, or ask a supervisor to close the case.</source>
        <translation>Voeg eerst een ander lid toe, of vraag een leidinggevende de zaak te sluiten.</translation>
    </message>
    <message>
        <source>Choose several words that nobody would guess.</source>
        <translation>Kies enkele woorden die niemand zou raden.</translation>
    </message>
    <message>
        <source>Choose one that nobody else knows.</source>
        <translation>Kies er een die niemand anders kent.</translation>
    </message>
    <message>
        <source>Choose auditor alone, or any of examiner, custodian and supervisor.</source>
        <translation>Kies alleen auditor, of een of meer van onderzoeker, galerijbeheerder en leidinggevende.</translation>
    </message>
    <message>
        <source>Name who compared the recorder with the true time.</source>
        <translation>Noem wie de recorder met de ware tijd heeft vergeleken.</translation>
    </message>
    <message>
        <source>Give the media time at which the clock was read, from 0 on.</source>
        <translation>Geef de mediatijd waarop de klok is afgelezen, vanaf 0.</translation>
    </message>
    <message>
        <source>Choose an exhibit that is footage.</source>
        <translation>Kies een stuk dat beeldmateriaal is.</translation>
    </message>
    <message>
        <source>Give a beginning before the end.</source>
        <translation>Geef een begin dat voor het einde ligt.</translation>
    </message>
    <message>
        <source>Ask a member of the case or an auditor. A supervisor can prove it without its clear texts.</source>
        <translation>Vraag een lid van de zaak of een auditor. Een leidinggevende kan hem zonder de leesbare teksten bewijzen.</translation>
    </message>
    <message>
        <source>Check the fingerprint; otherwise this is the backup of another lab, or a forged one.</source>
        <translation>Controleer de vingerafdruk; anders is dit de reservekopie van een ander lab, of een vervalste.</translation>
    </message>
    <message>
        <source>Ask a supervisor of the lab to restore it.</source>
        <translation>Vraag een leidinggevende van het lab haar terug te zetten.</translation>
    </message>
    <message>
        <source>Free some disk space, or restore to another disk.</source>
        <translation>Maak schijfruimte vrij, of zet terug op een andere schijf.</translation>
    </message>
    <message>
        <source>Close Catchlight everywhere it has this lab open, then restore again.</source>
        <translation>Sluit Catchlight overal waar dit lab open is, en zet dan opnieuw terug.</translation>
    </message>
    <message>
        <source>Choose a new folder, or the lab that the backup is of.</source>
        <translation>Kies een nieuwe map, of het lab waarvan de reservekopie is.</translation>
    </message>
    <message>
        <source>Leave the filters out; whoever keeps policy.toml can allow them ([search] filters = true).</source>
        <translation>Laat de filters weg; wie policy.toml beheert, kan ze toestaan ([search] filters = true).</translation>
    </message>
    <message>
        <source>The evidence log says by whom and why; the certificate of the erasure says what went.</source>
        <translation>Het bewijslogboek zegt door wie en waarom; het bewijs van wissen zegt wat is verdwenen.</translation>
    </message>
    <message>
        <source>Search again.</source>
        <translation>Zoek opnieuw.</translation>
    </message>
    <message>
        <source>Check the name, or ask a supervisor of the lab for an account.</source>
        <translation>Controleer de naam, of vraag een leidinggevende van het lab om een account.</translation>
    </message>
    <message>
        <source>Wait, or ask a supervisor to reset the account.</source>
        <translation>Wacht, of vraag een leidinggevende het account opnieuw in te stellen.</translation>
    </message>
    <message>
        <source>Try again; after some tries there is a growing wait. A supervisor can reset the account.</source>
        <translation>Probeer het opnieuw; na enkele pogingen volgt een oplopende wachttijd. Een leidinggevende kan het account opnieuw instellen.</translation>
    </message>
    <message>
        <source>Sweep the exhibits in several parts: name some of them.</source>
        <translation>Zoek de stukken in meer rondgangen af: noem er enkele.</translation>
    </message>
    <message>
        <source>Sweep again.</source>
        <translation>Zoek de rondgang opnieuw.</translation>
    </message>
    <message>
        <source>Give the public key or its fingerprint, as the witness handed it over.</source>
        <translation>Geef de openbare sleutel of zijn vingerafdruk, zoals de getuige die heeft overhandigd.</translation>
    </message>
    <message>
        <source>Ask for it again from the lab that it comes from.</source>
        <translation>Vraag het opnieuw aan het lab waar het vandaan komt.</translation>
    </message>
    <message>
        <source>Give the private key that belongs to the public one it was exported to, or get it again.</source>
        <translation>Geef de geheime sleutel die bij de openbare hoort waarvoor de momentopname is geëxporteerd, of vraag haar opnieuw op.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with whoever exported it. If it is right, this is another lab&apos;s or a forged one.</source>
        <translation>Vergelijk de vingerafdruk met wie haar exporteerde. Klopt die, dan is dit een momentopname van een ander lab of een vervalsing.</translation>
    </message>
    <message>
        <source>Search the lab&apos;s own gallery; import it on another workstation, in a lab of its own.</source>
        <translation>Zoek in de eigen galerij van het lab; importeer de momentopname op een andere werkplek, in een eigen lab.</translation>
    </message>
    <message>
        <source>Ask the lab that it comes from for a newer one.</source>
        <translation>Vraag het lab van herkomst om een nieuwere.</translation>
    </message>
    <message>
        <source>There is nothing to do: the one in use is searched. For later changes ask for a newer one.</source>
        <translation>Er hoeft niets te gebeuren: in die in gebruik wordt gezocht. Vraag voor latere wijzigingen een nieuwere.</translation>
    </message>
    <message>
        <source>Ask the lab that it comes from for a whole snapshot.</source>
        <translation>Vraag het lab van herkomst om een volledige momentopname.</translation>
    </message>
    <message>
        <source>a clear text was added that the entry does not hold</source>
        <translation>er is een leesbare tekst toegevoegd die de regel niet bevat</translation>
    </message>
    <message>
        <source>it names another person than the one that its account was made for</source>
        <translation>hij noemt een andere persoon dan voor wie zijn account is gemaakt</translation>
    </message>
    <message>
        <source>it does not say which clear texts were erased</source>
        <translation>hij zegt niet welke leesbare teksten zijn gewist</translation>
    </message>
    <message>
        <source>the time kept beside the log is another one than that of its newest entry</source>
        <translation>het tijdstip dat naast het logboek wordt bewaard, is een ander dan dat van de nieuwste regel</translation>
    </message>
    <message>
        <source>it does not say which erasures are off the disk</source>
        <translation>hij zegt niet welke wissingen van de schijf af zijn</translation>
    </message>
    <message>
        <source>a clear text was erased by this entry, yet it is there</source>
        <translation>een leesbare tekst is door deze regel gewist, en is er toch</translation>
    </message>
    <message>
        <source>a clear text of the entry is missing and no erasure is recorded</source>
        <translation>een leesbare tekst van de regel ontbreekt, en wissen is niet vastgelegd</translation>
    </message>
    <message>
        <source>it lists what is no commitment</source>
        <translation>hij noemt wat geen verbintenis is</translation>
    </message>
    <message>
        <source>a clear text of the entry was changed</source>
        <translation>een leesbare tekst van de regel is veranderd</translation>
    </message>
    <message>
        <source>it names a key that {entries} signed with; who signed them is not proved</source>
        <translation>hij noemt een sleutel waarmee {entries} zijn ondertekend; wie ze ondertekende is niet bewezen</translation>
    </message>
    <message>
        <source>the log was rewritten at an entry from {before} to {size}: the checkpoint {where} was made of another log of that size</source>
        <translation>het logboek is herschreven bij een regel van {before} tot {size}: het ijkpunt {where} is gemaakt van een ander logboek van die omvang</translation>
    </message>
    <message>
        <source>it tells of a restore, and does not stand where the log would go on after it</source>
        <translation>hij meldt een terugzetting, en staat niet waar het logboek daarna zou verdergaan</translation>
    </message>
    <message>
        <source>the newest cosigned checkpoint has {size} entries; it was found {where} and cosigned by {cosigned_by}</source>
        <translation>het nieuwste medeondertekende ijkpunt heeft {size} regels; het is gevonden {where} en medeondertekend door {cosigned_by}</translation>
    </message>
    <message>
        <source>the checkpoint {where} is of another log</source>
        <translation>het ijkpunt {where} is van een ander logboek</translation>
    </message>
    <message>
        <source>the entries {last_row} to {size} were cut off, or an older copy was put in place of the log: the checkpoint {where} was made of {size_2} entries</source>
        <translation>de regels {last_row} tot {size} zijn afgeknipt, of er is een oudere kopie in de plaats van het logboek gezet: het ijkpunt {where} is gemaakt van {size_2} regels</translation>
    </message>
    <message>
        <source>the checkpoint {where} is not signed with the key in force of an account</source>
        <translation>het ijkpunt {where} is niet ondertekend met de geldende sleutel van een account</translation>
    </message>
    <message>
        <source>the checkpoint {where} cannot be read: {error}</source>
        <translation>het ijkpunt {where} is niet te lezen: {error}</translation>
    </message>
    <message>
        <source>the entries were reordered at {moved} more places</source>
        <translation>de regels zijn op nog {moved} plaatsen verwisseld</translation>
    </message>
    <message>
        <source>the entry was removed</source>
        <translation>de regel is verwijderd</translation>
    </message>
    <message>
        <source>the entry stands in the log twice: one was inserted</source>
        <translation>de regel staat twee keer in het logboek: er is er een tussengevoegd</translation>
    </message>
    <message>
        <source>{text} (so it is at {rest} places up to entry {runs})</source>
        <translation>{text} (zo is het op {rest} plaatsen tot en met regel {runs})</translation>
    </message>
    <message>
        <source>{text} (so it is with all entries from {rest} to {last})</source>
        <translation>{text} (zo is het met alle regels van {rest} tot {last})</translation>
    </message>
    <message>
        <source>{erasures} recorded erasures; the clear texts that they list are gone</source>
        <translation>{erasures} keer wissen is vastgelegd; de leesbare teksten die daarin staan zijn weg</translation>
    </message>
    <message>
        <source>its time cannot be read</source>
        <translation>de tijd ervan is niet te lezen</translation>
    </message>
    <message>
        <source>the clock was set back by {seconds} seconds before this entry</source>
        <translation>de klok is vóór deze regel {seconds} seconden teruggezet</translation>
    </message>
    <message>
        <source>its time is {seconds} seconds before that of the entry before it</source>
        <translation>de tijd ervan ligt {seconds} seconden vóór die van de regel ervoor</translation>
    </message>
    <message>
        <source>clear text without its entry: the entry was removed</source>
        <translation>leesbare tekst zonder regel: de regel is verwijderd</translation>
    </message>
    <message>
        <source>the table&apos;s protection was {how} (trigger {name})</source>
        <translation>de bescherming van de tabel is {how} (trigger {name})</translation>
    </message>
    <message>
        <source>the structure of the database was changed: {kind} {name} was {how}</source>
        <translation>de structuur van de database is veranderd: {kind} {name} is {how}</translation>
    </message>
    <message>
        <source>the gallery&apos;s templates are others in the lab&apos;s tables than in the log</source>
        <translation>de templates van de galerij zijn in de tabellen van het lab andere dan in het logboek</translation>
    </message>
    <message>
        <source>templates stand in the lab&apos;s tables that no entry enrolled</source>
        <translation>in de tabellen van het lab staan templates die door geen regel zijn ingeschreven</translation>
    </message>
    <message>
        <source>the gallery has another revision in the lab&apos;s tables than in the log</source>
        <translation>de galerij heeft in de tabellen van het lab een andere revisie dan in het logboek</translation>
    </message>
    <message>
        <source>the gallery is searched with another model pack than the log says</source>
        <translation>de galerij wordt doorzocht met een ander modelpakket dan het logboek zegt</translation>
    </message>
    <message>
        <source>search files of {stored} model packs are in use that no entry knows</source>
        <translation>zoekbestanden van {stored} modelpakketten zijn in gebruik die geen regel kent</translation>
    </message>
    <message>
        <source>the gallery&apos;s tree is another one in the lab&apos;s tables than in the log</source>
        <translation>de boom van de galerij is in de tabellen van het lab een andere dan in het logboek</translation>
    </message>
    <message>
        <source>the gallery&apos;s search files are others in the lab&apos;s tables than in the log</source>
        <translation>de zoekbestanden van de galerij zijn in de tabellen van het lab andere dan in het logboek</translation>
    </message>
    <message>
        <source>an imported snapshot is gone from the lab&apos;s tables</source>
        <translation>een geïmporteerde momentopname is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>{added} snapshots stand in the lab&apos;s tables that no entry imported</source>
        <translation>in de tabellen van het lab staan {added} momentopnamen die door geen regel zijn geïmporteerd</translation>
    </message>
    <message>
        <source>the imported snapshot {id} is otherwise in the lab&apos;s tables</source>
        <translation>de geïmporteerde momentopname {id} is anders in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the account has another newest sign-in in the lab&apos;s tables than in the log</source>
        <translation>het account heeft in de tabellen van het lab een andere nieuwste aanmelding dan in het logboek</translation>
    </message>
    <message>
        <source>an account stands in the lab&apos;s tables that no entry makes known ({identifier})</source>
        <translation>in de tabellen van het lab staat een account dat door geen regel bekend is gemaakt ({identifier})</translation>
    </message>
    <message>
        <source>{stored} keys stand in the lab&apos;s tables that no entry makes known</source>
        <translation>in de tabellen van het lab staan {stored} sleutels die door geen regel bekend zijn gemaakt</translation>
    </message>
    <message>
        <source>a failed sign-in is said in the lab&apos;s tables to be logged in entry {entry}</source>
        <translation>een mislukte aanmelding staat volgens de tabellen van het lab in regel {entry}</translation>
    </message>
    <message>
        <source>the account is gone from the lab&apos;s tables</source>
        <translation>het account is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>the account has another key in the lab&apos;s tables than in the log</source>
        <translation>het account heeft in de tabellen van het lab een andere sleutel dan in het logboek</translation>
    </message>
    <message>
        <source>the account&apos;s sealed private key is another in the lab&apos;s tables than in the log</source>
        <translation>de verzegelde geheime sleutel van het account is in de tabellen van het lab een andere dan in het logboek</translation>
    </message>
    <message>
        <source>the failed sign-in is gone from the lab&apos;s tables, or changed there</source>
        <translation>de mislukte aanmelding is weg uit de tabellen van het lab, of daar veranderd</translation>
    </message>
    <message>
        <source>a key of the account is revoked, or not, or at another time, in the lab&apos;s tables</source>
        <translation>een sleutel van het account is in de tabellen van het lab wel of niet ingetrokken, of op een ander moment</translation>
    </message>
    <message>
        <source>the case was opened otherwise in the lab&apos;s tables than in the log ({names})</source>
        <translation>de zaak is in de tabellen van het lab anders geopend dan in het logboek ({names})</translation>
    </message>
    <message>
        <source>the exhibit {id} is otherwise in the lab&apos;s tables ({names})</source>
        <translation>het stuk {id} is anders in de tabellen van het lab ({names})</translation>
    </message>
    <message>
        <source>the exhibit of the case is gone from the lab&apos;s tables, or changed there</source>
        <translation>het stuk van de zaak is weg uit de tabellen van het lab, of daar veranderd</translation>
    </message>
    <message>
        <source>the member of the case is gone from the lab&apos;s tables, or changed there</source>
        <translation>het lid van de zaak is weg uit de tabellen van het lab, of daar veranderd</translation>
    </message>
    <message>
        <source>what was found in exhibit {id} is gone from the lab&apos;s tables</source>
        <translation>wat in stuk {id} is gevonden, is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>what was found in exhibit {id} is otherwise in the lab&apos;s tables ({names})</source>
        <translation>wat in stuk {id} is gevonden, is anders in de tabellen van het lab ({names})</translation>
    </message>
    <message>
        <source>the tracks of exhibit {id} are otherwise in the lab&apos;s tables</source>
        <translation>de sporen van stuk {id} zijn anders in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the edits of the tracks of exhibit {id} are others in the lab&apos;s tables</source>
        <translation>de bewerkingen van de sporen van stuk {id} zijn andere in de tabellen van het lab</translation>
    </message>
    <message>
        <source>in exhibit {id} the lab&apos;s tables have faces that no entry knows</source>
        <translation>in stuk {id} hebben de tabellen van het lab gezichten die geen regel kent</translation>
    </message>
    <message>
        <source>the search {id} is another account&apos;s in the lab&apos;s tables than in the log</source>
        <translation>de zoekvraag {id} is in de tabellen van het lab van een ander account dan in het logboek</translation>
    </message>
    <message>
        <source>the search {id} is otherwise in the lab&apos;s tables ({names})</source>
        <translation>de zoekvraag {id} is anders in de tabellen van het lab ({names})</translation>
    </message>
    <message>
        <source>the search {id} has another authorisation in the lab&apos;s tables</source>
        <translation>de zoekvraag {id} heeft een andere machtiging in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the search {id} is otherwise in the lab&apos;s tables (authorisation)</source>
        <translation>de zoekvraag {id} is anders in de tabellen van het lab (machtiging)</translation>
    </message>
    <message>
        <source>the search {id} was run against something else in the lab&apos;s tables ({names})</source>
        <translation>de zoekvraag {id} is in de tabellen van het lab op iets anders uitgevoerd ({names})</translation>
    </message>
    <message>
        <source>the search {id} has other candidates or scores in the lab&apos;s tables</source>
        <translation>de zoekvraag {id} heeft andere kandidaten of scores in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the search {identifier} is gone from its case in the lab&apos;s tables</source>
        <translation>de zoekvraag {identifier} is weg uit zijn zaak in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the search {id} stands in the lab&apos;s tables and in no entry of its case</source>
        <translation>de zoekvraag {id} staat in de tabellen van het lab en in geen regel van zijn zaak</translation>
    </message>
    <message>
        <source>the search {id} has a result in the lab&apos;s tables, which was erased</source>
        <translation>de zoekvraag {id} heeft in de tabellen van het lab een resultaat, dat gewist was</translation>
    </message>
    <message>
        <source>the search {id} is for other faces in the lab&apos;s tables</source>
        <translation>de zoekvraag {id} is in de tabellen van het lab voor andere gezichten</translation>
    </message>
    <message>
        <source>the search {id} has candidates in the lab&apos;s tables that no entry knows</source>
        <translation>de zoekvraag {id} heeft in de tabellen van het lab kandidaten die geen regel kent</translation>
    </message>
    <message>
        <source>a case stands in the lab&apos;s tables that no entry opened ({identifier})</source>
        <translation>in de tabellen van het lab staat een zaak die door geen regel is geopend ({identifier})</translation>
    </message>
    <message>
        <source>the case is gone from the lab&apos;s tables</source>
        <translation>de zaak is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>the case was erased, and stands in the lab&apos;s tables again</source>
        <translation>de zaak is gewist, en staat weer in de tabellen van het lab</translation>
    </message>
    <message>
        <source>what was found in exhibit {id} was otherwise than before when it was gone on with</source>
        <translation>wat in stuk {id} was gevonden, was anders dan tevoren toen ermee werd verdergegaan</translation>
    </message>
    <message>
        <source>{rows} rows of {table} belong to nothing</source>
        <translation>{rows} rijen van {table} horen nergens bij</translation>
    </message>
    <message>
        <source>{what} is gone from the lab&apos;s tables, or is another one there</source>
        <translation>{what}: weg uit de tabellen van het lab, of daar anders</translation>
    </message>
    <message>
        <source>{what} stands in the lab&apos;s tables that no entry knows</source>
        <translation>{what}: in de tabellen van het lab staat er een die geen regel kent</translation>
    </message>
    <message>
        <source>a checkpoint</source>
        <translation>een ijkpunt</translation>
    </message>
    <message>
        <source>what was last cosigned of another log</source>
        <translation>wat van een ander logboek het laatst is medeondertekend</translation>
    </message>
    <message>
        <source>the certificate of an erasure</source>
        <translation>het certificaat van een wissing</translation>
    </message>
    <message>
        <source>the time at which an erasure was off the disk</source>
        <translation>het tijdstip waarop een wissing van de schijf af was</translation>
    </message>
    <message>
        <source>the recorder&apos;s clock of exhibit {id} is another one in the lab&apos;s tables ({names})</source>
        <translation>de klok van de recorder van stuk {id} is een andere in de tabellen van het lab ({names})</translation>
    </message>
    <message>
        <source>notes of the recorder&apos;s clock of exhibit {id} are gone or were added in the lab&apos;s tables</source>
        <translation>aantekeningen van de klok van de recorder van stuk {id} zijn weg uit de tabellen van het lab, of daar toegevoegd</translation>
    </message>
    <message>
        <source>the result of the search {id} is gone from the lab&apos;s tables</source>
        <translation>het resultaat van de zoekvraag {id} is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>the result of the search {id} was not erased, or not then, in the lab&apos;s tables</source>
        <translation>het resultaat van de zoekvraag {id} is in de tabellen van het lab niet gewist, of niet toen</translation>
    </message>
    <message>
        <source>the case has another hold, end or last day in the lab&apos;s tables than in the log</source>
        <translation>de zaak heeft in de tabellen van het lab een ander bewaarbevel, een ander einde of een andere laatste dag dan in het logboek</translation>
    </message>
    <message>
        <source>the entry or its signature was changed: the signature does not fit</source>
        <translation>de regel of zijn handtekening is veranderd: de handtekening klopt niet</translation>
    </message>
    <message>
        <source>{count} entries from {first} to {last} were</source>
        <translation>{count} regels van {first} tot {last} zijn</translation>
    </message>
    <message>
        <source>entry {first} was</source>
        <translation>regel {first} is</translation>
    </message>
    <message>
        <source>it is signed with a key that no entry before it makes known</source>
        <translation>hij is ondertekend met een sleutel die geen regel ervoor bekend maakt</translation>
    </message>
    <message>
        <source>it is not signed</source>
        <translation>hij is niet ondertekend</translation>
    </message>
    <message>
        <source>the log does not begin with the key whose fingerprint was given</source>
        <translation>het logboek begint niet met de sleutel waarvan de vingerafdruk is gegeven</translation>
    </message>
    <message>
        <source>it is signed with the key of another account than the one it names</source>
        <translation>hij is ondertekend met de sleutel van een ander account dan hij noemt</translation>
    </message>
    <message>
        <source>it is signed with a key that entry {ended} put out of force</source>
        <translation>hij is ondertekend met een sleutel die regel {ended} buiten werking stelde</translation>
    </message>
    <message>
        <source>its account was disabled by entry {disabled}</source>
        <translation>zijn account is uitgeschakeld door regel {disabled}</translation>
    </message>
    <message>
        <source>its account does not have the role {shown}</source>
        <translation>zijn account heeft de rol {shown} niet</translation>
    </message>
    <message>
        <source>a lab is created once, by entry 1</source>
        <translation>een lab wordt één keer gemaakt, door regel 1</translation>
    </message>
    <message>
        <source>it changes the roles of no account</source>
        <translation>hij verandert de rollen van geen enkel account</translation>
    </message>
    <message>
        <source>it is about no account</source>
        <translation>hij gaat over geen account</translation>
    </message>
    <message>
        <source>it makes no account known</source>
        <translation>hij maakt geen account bekend</translation>
    </message>
    <message>
        <source>it makes an account or a key known that is known already</source>
        <translation>hij maakt een account of sleutel bekend die al bekend is</translation>
    </message>
    <message>
        <source>it does not replace the key of an account</source>
        <translation>hij vervangt de sleutel van geen account</translation>
    </message>
    <message>
        <source>a key is replaced by its own account, or reset by another one</source>
        <translation>een sleutel wordt door het eigen account vervangen, of door een ander opnieuw ingesteld</translation>
    </message>
    <message>
        <source>it makes a key known that is known already</source>
        <translation>hij maakt een sleutel bekend die al bekend is</translation>
    </message>
    <message>
        <source>it makes no key of a job known</source>
        <translation>hij maakt geen sleutel van een taak bekend</translation>
    </message>
    <message>
        <source>it makes the key of a job known for longer than a job may last</source>
        <translation>hij maakt de sleutel van een taak bekend voor langer dan een taak mag duren</translation>
    </message>
    <message>
        <source>it ends no job of its account</source>
        <translation>hij beëindigt geen taak van zijn account</translation>
    </message>
    <message>
        <source>it decides on the authorisation of its own account&apos;s search</source>
        <translation>hij beslist over de machtiging van een zoekvraag van het eigen account</translation>
    </message>
    <message>
        <source>in the lab&apos;s database</source>
        <translation>in de database van het lab</translation>
    </message>
    <message>
        <source>in the lab&apos;s folder checkpoints</source>
        <translation>in de map checkpoints van het lab</translation>
    </message>
    <message>
        <source>on this workstation</source>
        <translation>op dit werkstation</translation>
    </message>
    <message>
        <source>the entry was changed: it is not stored as bytes</source>
        <translation>de regel is veranderd: hij is niet als bytes opgeslagen</translation>
    </message>
    <message>
        <source>the entry was changed: its hash is not the one stored with it</source>
        <translation>de regel is veranderd: zijn hash is niet de hash die erbij is opgeslagen</translation>
    </message>
    <message>
        <source>the entry was inserted, or the tree kept beside the log was changed: it ends at entry {size}</source>
        <translation>de regel is tussengevoegd, of de boom naast het logboek is veranderd: die eindigt bij regel {size}</translation>
    </message>
    <message>
        <source>the entry was inserted: it belongs to another lab</source>
        <translation>de regel is tussengevoegd: hij hoort bij een ander lab</translation>
    </message>
    <message>
        <source>the entry was changed or inserted, or one after it removed: entry {sequence} was written after another one</source>
        <translation>de regel is veranderd of tussengevoegd, of er is er een na hem verwijderd: regel {sequence} is na een andere geschreven</translation>
    </message>
    <message>
        <source>the entry was changed or inserted, or the tree kept beside the log was changed</source>
        <translation>de regel is veranderd of tussengevoegd, of de boom naast het logboek is veranderd</translation>
    </message>
    <message>
        <source>it needs the role {needed}, and was done as {role}</source>
        <translation>hij vereist de rol {needed}, en is gedaan als {role}</translation>
    </message>
    <message>
        <source>it is about a case that its account is no member of</source>
        <translation>hij gaat over een zaak waarvan zijn account geen lid is</translation>
    </message>
    <message>
        <source>it leaves an account without a role</source>
        <translation>hij laat een account zonder rol</translation>
    </message>
    <message>
        <source>it gives an auditor another role</source>
        <translation>hij geeft een auditor een andere rol</translation>
    </message>
    <message>
        <source>it is signed with the key of a job that was not made for it</source>
        <translation>hij is ondertekend met de sleutel van een taak die er niet voor is gemaakt</translation>
    </message>
    <message>
        <source>it is signed with the key of a job, and needs the account&apos;s own</source>
        <translation>hij is ondertekend met de sleutel van een taak, en vereist die van het account zelf</translation>
    </message>
    <message>
        <source>it is signed with the key of a job whose time was over</source>
        <translation>hij is ondertekend met de sleutel van een taak waarvan de tijd om was</translation>
    </message>
    <message>
        <source>the entry was changed: it is not an entry</source>
        <translation>de regel is veranderd: het is geen regel</translation>
    </message>
    <message>
        <source>the entry was changed: it is not a canonical entry of this format</source>
        <translation>de regel is veranderd: het is geen canonieke regel van deze indeling</translation>
    </message>
    <message>
        <source>the entry was changed: it is not canonical JSON</source>
        <translation>de regel is veranderd: het is geen canonieke JSON</translation>
    </message>
    <message>
        <source>it gives entries up, and only who restored stands for that: nobody else has confirmed it with a checkpoint taken after it, cosigned by another supervisor or custodian or by a witness, or kept outside the lab and given here</source>
        <translation>hij geeft regels prijs, en alleen wie terugzette staat daarvoor: niemand anders heeft het bevestigd met een later ijkpunt, medeondertekend door een andere leidinggevende of galerijbeheerder of door een getuige, of buiten het lab bewaard en hier gegeven</translation>
    </message>
    <message>
        <source>the entries {first} to {last} were moved: they were written as entries {first_2} to {last_2}</source>
        <translation>de regels {first} tot {last} zijn verplaatst: ze zijn geschreven als regels {first_2} tot {last_2}</translation>
    </message>
    <message>
        <source>the entry was reordered or inserted: it was written as entry {first}</source>
        <translation>de regel is verwisseld of tussengevoegd: hij is geschreven als regel {first}</translation>
    </message>
    <message>
        <source>a portrait that was enrolled is gone from the lab&apos;s tables</source>
        <translation>een ingeschreven portret is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>{unknown} portraits stand in the lab&apos;s tables that no entry enrolled</source>
        <translation>in de tabellen van het lab staan {unknown} portretten die door geen regel zijn ingeschreven</translation>
    </message>
    <message>
        <source>{masked} templates stand in the lab&apos;s tables as erased and as enrolled</source>
        <translation>in de tabellen van het lab staan {masked} templates als gewist en als ingeschreven</translation>
    </message>
    <message>
        <source>a tag of a portrait is gone from the lab&apos;s tables</source>
        <translation>een label van een portret is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>{added} tags stand in the lab&apos;s tables that no entry put on a portrait</source>
        <translation>in de tabellen van het lab staan {added} labels die geen regel op een portret zette</translation>
    </message>
    <message>
        <source>a portrait that a coming model pack lacks is not so noted in the lab&apos;s tables</source>
        <translation>een portret dat in een komend modelpakket ontbreekt, is niet zo vermeld in de tabellen van het lab</translation>
    </message>
    <message>
        <source>{added} portraits stand in the lab&apos;s tables as lacking, and in no entry</source>
        <translation>{added} portretten staan in de tabellen van het lab als ontbrekend, en in geen regel</translation>
    </message>
    <message>
        <source>{stored} persons are under legal hold in the lab&apos;s tables and in no entry</source>
        <translation>{stored} personen staan in de tabellen van het lab onder bewaarbevel, en in geen regel</translation>
    </message>
    <message>
        <source>a portrait, or what is known of its person, is otherwise in the lab&apos;s tables</source>
        <translation>een portret, of wat van zijn persoon bekend is, is anders in de tabellen van het lab</translation>
    </message>
    <message>
        <source>what was learnt of a person is not noted for searches in the lab&apos;s tables</source>
        <translation>wat over een persoon bekend werd, staat in de tabellen van het lab niet meer voor zoekvragen vermeld</translation>
    </message>
    <message>
        <source>{persons} persons without a portrait stand in the lab&apos;s tables</source>
        <translation>in de tabellen van het lab staan {persons} personen zonder portret</translation>
    </message>
    <message>
        <source>{tags} tags without a portrait stand in the lab&apos;s tables</source>
        <translation>in de tabellen van het lab staan {tags} labels zonder portret</translation>
    </message>
    <message>
        <source>the gallery server, or whether it is searched, is another in the lab&apos;s tables</source>
        <translation>de galerijserver, of het gebruik ervan voor zoekvragen, is in de tabellen van het lab anders</translation>
    </message>
    <message>
        <source>the gallery&apos;s search files cannot be compared with its tables</source>
        <translation>de zoekbestanden van de galerij kunnen niet met haar tabellen worden vergeleken</translation>
    </message>
    <message>
        <source>the gallery&apos;s search file {file} does not hold what its tables do: build the search files anew</source>
        <translation>het zoekbestand {file} van de galerij bevat iets anders dan haar tabellen: maak de zoekbestanden opnieuw</translation>
    </message>
    <message>
        <source>what was erased is otherwise in the lab&apos;s tables than in the log</source>
        <translation>wat is gewist, staat anders in de tabellen van het lab dan in het logboek</translation>
    </message>
    <message>
        <source>the legal hold of a person is gone from the lab&apos;s tables</source>
        <translation>het bewaarbevel van een persoon is weg uit de tabellen van het lab</translation>
    </message>
    <message>
        <source>the legal hold of a person has another time or reason in the lab&apos;s tables</source>
        <translation>het bewaarbevel van een persoon heeft een andere tijd of reden in de tabellen van het lab</translation>
    </message>
    <message>
        <source>the lab&apos;s policy was changed since: policy.toml is not what this entry was written under</source>
        <translation>het beleid van het lab is sindsdien veranderd: policy.toml is niet dat waaronder deze regel is geschreven</translation>
    </message>
    <message>
        <source>the imported {id} is gone or was altered: a custodian can import it again</source>
        <translation>de geïmporteerde {id} is weg of veranderd: een galerijbeheerder kan haar opnieuw importeren</translation>
    </message>
    <message>
        <source>a stored file was changed: {sha256}</source>
        <translation>een bewaard bestand is veranderd: {sha256}</translation>
    </message>
    <message>
        <source>a stored file is missing: {sha256}</source>
        <translation>een bewaard bestand ontbreekt: {sha256}</translation>
    </message>
    <message>
        <source>a stored file cannot be read ({strerror}): {sha256}</source>
        <translation>een bewaard bestand is niet te lezen ({strerror}): {sha256}</translation>
    </message>
    <message>
        <source>it is not signed by an account of the lab</source>
        <translation>het is niet ondertekend door een account van het lab</translation>
    </message>
    <message>
        <source>it has {size} entries, and one of {size_2} was cosigned before: the log was cut off or put back</source>
        <translation>het heeft {size} regels, en eerder is er een van {size_2} medeondertekend: het logboek is afgeknipt of teruggezet</translation>
    </message>
    <message>
        <source>it does not prove that it goes on from the {size} entries that were cosigned before</source>
        <translation>het bewijst niet dat het voortbouwt op de {size} regels die eerder zijn medeondertekend</translation>
    </message>
    <message>
        <source>it does not go on from the {size} entries that were cosigned before: the log was rewritten</source>
        <translation>het bouwt niet voort op de {size} regels die eerder zijn medeondertekend: het logboek is herschreven</translation>
    </message>
    <message>
        <source>its consistency proof cannot be read</source>
        <translation>het bewijs van samenhang is niet te lezen</translation>
    </message>
    <message>
        <source>The case {number} was closed on {row}, so no work is done in it. This step was not kept.</source>
        <translation>Zaak {number} is gesloten op {row}; er wordt niet meer in gewerkt. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>The case {number} was erased meanwhile. This step was not kept.</source>
        <translation>Zaak {number} is intussen gewist. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>You are no longer a member of the case {number}, so its work ends here. This step was not kept; what was done before stays in the case.</source>
        <translation>U bent geen lid meer van zaak {number}; het werk daarin eindigt hier. Deze stap is niet bewaard; wat eerder is gedaan, blijft in de zaak.</translation>
    </message>
    <message>
        <source>A case needs its number and the offence. Nothing was opened.</source>
        <translation>Een zaak heeft een nummer en het strafbare feit nodig. Er is niets geopend.</translation>
    </message>
    <message>
        <source>The case number or the offence holds a line break, or another character that cannot be shown. Nothing was opened.</source>
        <translation>Het zaaknummer of het strafbare feit bevat een regeleinde, of een ander teken dat niet te tonen is. Er is niets geopend.</translation>
    </message>
    <message>
        <source>The case {number} is open already.</source>
        <translation>Zaak {number} is al geopend.</translation>
    </message>
    <message>
        <source>There is no case {number} in this lab.</source>
        <translation>In dit lab is geen zaak {number}.</translation>
    </message>
    <message>
        <source>it is no checkpoint</source>
        <translation>het is geen ijkpunt</translation>
    </message>
    <message>
        <source>it names no keys</source>
        <translation>het noemt geen sleutels</translation>
    </message>
    <message>
        <source>This needs the role of {roles}, which {name} does not have. Nothing was done.</source>
        <translation>Hiervoor is de rol {roles} nodig, die {name} niet heeft. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>An erasure needs its reason. Nothing was erased.</source>
        <translation>Wissen heeft een reden nodig. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The original of exhibit {id} cannot be read where it was taken in: {path}.</source>
        <translation>Het origineel van stuk {id} is niet te lezen waar het is opgenomen: {path}.</translation>
    </message>
    <message>
        <source>The original of exhibit {id}, {name}, was changed since it was taken in. It is not used.</source>
        <translation>Het origineel van stuk {id}, {name}, is veranderd sinds het is opgenomen. Het wordt niet gebruikt.</translation>
    </message>
    <message>
        <source>already in the case as exhibit {id} ({name})</source>
        <translation>zit al in de zaak als stuk {id} ({name})</translation>
    </message>
    <message>
        <source>The case {number} has no exhibit {name}.</source>
        <translation>Zaak {number} heeft geen stuk {name}.</translation>
    </message>
    <message>
        <source>The file {name} is no {name_2}: {reason}. Nothing was done.</source>
        <translation>Het bestand {name} is geen {name_2}: {reason}. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>its format is not {form}</source>
        <translation>de indeling is niet {form}</translation>
    </message>
    <message>
        <source>The {name} {name_2} could not be written: {strerror}. What was logged before is kept.</source>
        <translation>{name_2} kon niet worden geschreven ({name}): {strerror}. Wat eerder in het logboek kwam, is bewaard.</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>het is niet te lezen</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>het is geen JSON</translation>
    </message>
    <message>
        <source>The evidence log was changed from outside, so nothing can be added to it. This step was not kept.</source>
        <translation>Het bewijslogboek is van buitenaf veranderd; er kan niets aan worden toegevoegd. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>Entry {sequence} of the evidence log was changed and cannot be read.</source>
        <translation>Regel {sequence} van het bewijslogboek is veranderd en niet te lezen.</translation>
    </message>
    <message>
        <source>The account of {name} can no longer act as {role}: it was disabled, its key was replaced, or the role was taken away. This step was not kept.</source>
        <translation>Het account van {name} kan niet meer handelen als {role}: het is uitgeschakeld, de sleutel is vervangen, of de rol is weggenomen. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>The account of {name} was reset, which ends its jobs. This step was not kept.</source>
        <translation>Het account van {name} is opnieuw ingesteld; zijn taken eindigen daarmee. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>it is no signed note</source>
        <translation>het is geen ondertekende notitie</translation>
    </message>
    <message>
        <source>The time {shown} never was in {zone}, because the clocks were put forward. Nothing was noted.</source>
        <translation>De tijd {shown} heeft in {zone} nooit bestaan, omdat de klokken vooruit zijn gezet. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>There is no time zone {name}. Nothing was noted.</source>
        <translation>Er is geen tijdzone {name}. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The time that the recorder showed is given with a zone of its own. Nothing was noted.</source>
        <translation>De tijd die de recorder toonde, is met een eigen zone gegeven. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>An error of {error_seconds} seconds cannot be. Nothing was noted.</source>
        <translation>Een afwijking van {error_seconds} seconden kan niet. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The time {shown} came twice in {zone}, because the clocks were put back. Nothing was noted.</source>
        <translation>De tijd {shown} kwam in {zone} twee keer voor, omdat de klokken zijn teruggezet. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The time {shown} lies beyond the calendar. Nothing was noted.</source>
        <translation>De tijd {shown} ligt buiten de kalender. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The case {number} is under legal hold since {held_since}. Nothing was erased.</source>
        <translation>Zaak {number} staat onder bewaarbevel sinds {held_since}. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The case {number} is under legal hold already.</source>
        <translation>Zaak {number} staat al onder bewaarbevel.</translation>
    </message>
    <message>
        <source>The case {number} is not under legal hold.</source>
        <translation>Zaak {number} staat niet onder bewaarbevel.</translation>
    </message>
    <message>
        <source>The case {number} is closed already.</source>
        <translation>Zaak {number} is al gesloten.</translation>
    </message>
    <message>
        <source>The case {number} is not closed.</source>
        <translation>Zaak {number} is niet gesloten.</translation>
    </message>
    <message>
        <source>A file could not be kept in the lab: {strerror}. This step was not kept.</source>
        <translation>Een bestand kon niet in het lab worden bewaard: {strerror}. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>A stored file of the lab was altered ({sha256}).</source>
        <translation>Een bewaard bestand van het lab is veranderd ({sha256}).</translation>
    </message>
    <message>
        <source>The file {name} changed while it was copied. It was not taken.</source>
        <translation>Het bestand {name} veranderde tijdens het kopiëren. Het is niet opgenomen.</translation>
    </message>
    <message>
        <source>A stored file is missing from the lab ({sha256}).</source>
        <translation>Een bewaard bestand ontbreekt in het lab ({sha256}).</translation>
    </message>
    <message>
        <source>Faces of exhibit e{exhibit_row} have been searched with, so they are kept as they are.</source>
        <translation>Met gezichten van stuk e{exhibit_row} is gezocht; ze blijven daarom zoals ze zijn.</translation>
    </message>
    <message>
        <source>The model pack in {folder} was refused: {why}.</source>
        <translation>Het modelpakket in {folder} is geweigerd: {why}.</translation>
    </message>
    <message>
        <source>There is no face or track {name} in the case {number}.</source>
        <translation>In zaak {number} is geen gezicht of spoor {name}.</translation>
    </message>
    <message>
        <source>The provider {provider} was asked for and is not in use: {why}.</source>
        <translation>De rekeneenheid {provider} is gevraagd en niet in gebruik: {why}.</translation>
    </message>
    <message>
        <source>The model worker gave no sign of life for {seconds} seconds while {doing} and was ended. What was committed before stands.</source>
        <translation>Het modelproces gaf {seconds} seconden geen teken van leven tijdens {doing} en is beëindigd. Wat ervoor is vastgelegd, blijft.</translation>
    </message>
    <message>
        <source>The model worker {reason} while {doing}. What was committed before stands.</source>
        <translation>Het modelproces {reason} tijdens {doing}. Wat ervoor is vastgelegd, blijft.</translation>
    </message>
    <message>
        <source>The model worker could not be started ({strerror}).</source>
        <translation>Het modelproces kon niet worden gestart ({strerror}).</translation>
    </message>
    <message>
        <source>The birth years {born} to {born_2} are no years. Nothing was searched.</source>
        <translation>De geboortejaren {born} tot {born_2} zijn geen jaren. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>A filter is an empty text. Nothing was searched.</source>
        <translation>Een filter is een lege tekst. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The range of {name} ends before it begins: {first} to {last}. Nothing was searched.</source>
        <translation>Het bereik van {name} eindigt voor het begint: {first} tot {last}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>No portrait of the gallery has {kinds} “{word}”. Nothing was searched.</source>
        <translation>Geen portret van de galerij heeft {kinds} “{word}”. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The gallery&apos;s search files could not be overwritten: {strerror}. Nothing was erased.</source>
        <translation>De zoekbestanden van de galerij konden niet worden overschreven: {strerror}. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The gallery&apos;s search files could not be written: {strerror}. Nothing in the gallery was lost.</source>
        <translation>De zoekbestanden van de galerij konden niet worden geschreven: {strerror}. In de galerij is niets verloren.</translation>
    </message>
    <message>
        <source>The manifest {name} was changed while it was read. The rows up to then are enrolled.</source>
        <translation>Het manifest {name} is veranderd terwijl het werd gelezen. De rijen tot daar zijn ingeschreven.</translation>
    </message>
    <message>
        <source>The gallery server {address} does not answer. Nothing was found; what the server still has to be told is kept in the lab and masked in every search.</source>
        <translation>De galerijserver {address} antwoordt niet. Er is niets gevonden; wat de server nog te horen krijgt, is in het lab bewaard en wordt bij elke zoekvraag afgedekt.</translation>
    </message>
    <message>
        <source>The gallery server {address} refused: {said}. This step was not done; the lab is as it was.</source>
        <translation>De galerijserver {address} weigerde: {said}. Deze stap is niet gedaan; het lab is zoals het was.</translation>
    </message>
    <message>
        <source>This lab has no gallery server. Nothing was done.</source>
        <translation>Dit lab heeft geen galerijserver. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>This lab has a gallery server already. Nothing was changed.</source>
        <translation>Dit lab heeft al een galerijserver. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{address} is no address of a gallery server. Nothing was changed.</source>
        <translation>{address} is geen adres van een galerijserver. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Templates would travel unencrypted to {hostname}. Nothing was changed.</source>
        <translation>Templates zouden onversleuteld naar {hostname} reizen. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The keyring of this workstation holds no token for the gallery server {address}. Nothing was sent.</source>
        <translation>De sleutelbos van dit werkstation heeft geen token voor de galerijserver {address}. Er is niets verzonden.</translation>
    </message>
    <message>
        <source>The gallery&apos;s templates in use were made with another model pack, so nothing can be compared with them. Nothing was done.</source>
        <translation>De templates van de galerij die in gebruik zijn, zijn met een ander modelpakket gemaakt; er is niets mee te vergelijken. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Nobody with the id {person_id} is enrolled. Nothing was done.</source>
        <translation>Niemand met het id {person_id} is ingeschreven. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Nobody with the id {person_id} is enrolled.</source>
        <translation>Niemand met het id {person_id} is ingeschreven.</translation>
    </message>
    <message>
        <source>The person {person_id} is under legal hold since {held_since}. Nothing was erased.</source>
        <translation>Persoon {person_id} staat onder bewaarbevel sinds {held_since}. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The person {person_id} is under legal hold already.</source>
        <translation>Persoon {person_id} staat al onder bewaarbevel.</translation>
    </message>
    <message>
        <source>The person {person_id} is not under legal hold.</source>
        <translation>Persoon {person_id} staat niet onder bewaarbevel.</translation>
    </message>
    <message>
        <source>The rejects file {name} could not be written: {strerror}. What was enrolled is kept.</source>
        <translation>Het bestand met geweigerde rijen {name} kon niet worden geschreven: {strerror}. Wat is ingeschreven, is bewaard.</translation>
    </message>
    <message>
        <source>There is no search {name} in the case {number}.</source>
        <translation>In zaak {number} is geen zoekvraag {name}.</translation>
    </message>
    <message>
        <source>it is signed by another key than the one whose fingerprint was given</source>
        <translation>ze is met een andere sleutel ondertekend dan die waarvan de vingerafdruk is gegeven</translation>
    </message>
    <message>
        <source>it was cut short</source>
        <translation>ze is afgebroken</translation>
    </message>
    <message>
        <source>it is sealed for somebody else, or was altered</source>
        <translation>ze is voor iemand anders verzegeld, of veranderd</translation>
    </message>
    <message>
        <source>its signature is wrong: it was altered</source>
        <translation>de handtekening klopt niet: ze is veranderd</translation>
    </message>
    <message>
        <source>it is sealed for a recipient, and no recipient&apos;s key was given</source>
        <translation>ze is voor een ontvanger verzegeld, en er is geen sleutel van een ontvanger gegeven</translation>
    </message>
    <message>
        <source>it was altered or cut short</source>
        <translation>ze is veranderd of afgebroken</translation>
    </message>
    <message>
        <source>The snapshot {id} was altered: {why}. Nothing was searched.</source>
        <translation>Momentopname {id} is veranderd: {why}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The snapshot {id} was replaced by a newer one. Nothing was searched.</source>
        <translation>Momentopname {id} is door een nieuwere vervangen. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The snapshot {id} was not to be used after {not_after}. Nothing was searched.</source>
        <translation>Momentopname {id} mocht na {not_after} niet meer worden gebruikt. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>A tag has 1 to {longest_tag} printable characters. Nothing was changed.</source>
        <translation>Een label heeft 1 tot {longest_tag} toonbare tekens. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The template has {embedding} values instead of {dimension}. It cannot be compared.</source>
        <translation>De template heeft {embedding} waarden in plaats van {dimension}. Hij is niet te vergelijken.</translation>
    </message>
    <message>
        <source>The backup cannot be relied on: {what}. Nothing was restored.</source>
        <translation>Op de reservekopie is niet te vertrouwen: {what}. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>There is no backup of a lab in {folder}.</source>
        <translation>In {folder} is geen reservekopie van een lab.</translation>
    </message>
    <message>
        <source>The lab folder could not be written to: {strerror}. Nothing was changed.</source>
        <translation>In de map van het lab kon niet worden geschreven: {strerror}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The lab&apos;s database could not be used: {error}. This step was not kept.</source>
        <translation>De database van het lab was niet te gebruiken: {error}. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>The disk failed at the moment when this step was made final: {error}. Whether it was kept is not certain.</source>
        <translation>De schijf haperde op het moment dat deze stap definitief werd: {error}. Of hij is bewaard, is niet zeker.</translation>
    </message>
    <message>
        <source>The lab&apos;s database {name} could not be opened: {reason}. Nothing was changed.</source>
        <translation>De database {name} van het lab was niet te openen: {reason}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The folder {folder} is on a network filesystem ({kind}). Nothing was changed.</source>
        <translation>De map {folder} staat op een netwerkschijf ({kind}). Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The folder {folder} is a backup of a lab, which would be spoilt by working in it. Nothing was changed.</source>
        <translation>De map {folder} is een reservekopie van een lab, die bedorven zou worden door erin te werken. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This lab was made before there were accounts: nobody signed its entries, so it cannot be gone on with. Nothing was changed.</source>
        <translation>Dit lab is gemaakt voor er accounts waren: niemand ondertekende de regels, en daarom kan er niet mee worden verdergegaan. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This lab was made by a newer version of Catchlight (format {written_in}; this version knows {format}). Nothing was changed.</source>
        <translation>Dit lab is gemaakt met een nieuwere versie van Catchlight (indeling {written_in}; deze versie kent {format}). Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This lab was made by a newer version of Catchlight (schema {version}; this version knows {schema_version}). Nothing was changed.</source>
        <translation>Dit lab is gemaakt met een nieuwere versie van Catchlight (schema {version}; deze versie kent {schema_version}). Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Nothing was changed.</source>
        <translation>De map {folder} is niet leeg. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made: {strerror}.</source>
        <translation>De map {folder} kon niet worden gemaakt: {strerror}.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made a lab: {strerror}.</source>
        <translation>Van de map {folder} kon geen lab worden gemaakt: {strerror}.</translation>
    </message>
    <message>
        <source>There is no Catchlight lab in {folder}.</source>
        <translation>In {folder} is geen lab van Catchlight.</translation>
    </message>
    <message>
        <source>The description of the lab, {folder}, is damaged. Nothing was changed.</source>
        <translation>De beschrijving van het lab, {folder}, is beschadigd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Another process holds this lab for maintenance: {get} by {get_2} on {get_3} since {get_4}. Nothing was changed.</source>
        <translation>Een ander proces houdt dit lab vast voor onderhoud: {get} door {get_2} op {get_3} sinds {get_4}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The lab&apos;s policy, {path}, cannot be used: {error}. Nothing was done.</source>
        <translation>Het beleid van het lab, {path}, is niet te gebruiken: {error}. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>{name} cannot be decoded: the decoder {cause}.</source>
        <translation>{name} is niet te decoderen: de decoder {cause}.</translation>
    </message>
    <message>
        <source>gave no sign of life for {patience} seconds and was ended</source>
        <translation>gaf {patience} seconden geen teken van leven en is beëindigd</translation>
    </message>
    <message>
        <source>needed more memory than its {memory_limit} MiB and was ended</source>
        <translation>had meer geheugen nodig dan zijn {memory_limit} MiB en is beëindigd</translation>
    </message>
    <message>
        <source>broke off the connection and was ended</source>
        <translation>verbrak de verbinding en is beëindigd</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}).</source>
        <translation>{name} is niet te lezen ({strerror}).</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation>{name} is leeg (0 bytes).</translation>
    </message>
    <message>
        <source>{name} has no frame {number} that can be decoded.</source>
        <translation>{name} heeft geen beeld {number} dat te decoderen is.</translation>
    </message>
    <message>
        <source>Frame {number} of {name} does not decode to the pixels that were examined.</source>
        <translation>Beeld {number} van {name} levert andere pixels op dan er zijn onderzocht.</translation>
    </message>
    <message>
        <source>{name} is a still, not footage.</source>
        <translation>{name} is een foto, geen beeldmateriaal.</translation>
    </message>
    <message>
        <source>{name} is not footage that can be decoded.</source>
        <translation>{name} is geen beeldmateriaal dat te decoderen is.</translation>
    </message>
    <message>
        <source>{name} is not an image that can be decoded.</source>
        <translation>{name} is geen afbeelding die te decoderen is.</translation>
    </message>
    <message>
        <source>{name} breaks off before the index that an MP4 keeps at its end, so no frame of it can be found.</source>
        <translation>{name} breekt af voor de index die een MP4 aan zijn einde heeft; er is geen beeld van te vinden.</translation>
    </message>
    <message>
        <source>{name} has frames of {width} x {height} pixels; the limit is {most_pixels} pixels.</source>
        <translation>{name} heeft beelden van {width} x {height} pixels; de grens is {most_pixels} pixels.</translation>
    </message>
    <message>
        <source>{name} is {width} x {height} pixels; the limit is {most_pixels} pixels.</source>
        <translation>{name} is {width} x {height} pixels; de grens is {most_pixels} pixels.</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete and does not decode ({error}).</source>
        <translation>{name} is beschadigd of onvolledig en niet te decoderen ({error}).</translation>
    </message>
    <message>
        <source>{name} does not fit into memory.</source>
        <translation>{name} past niet in het geheugen.</translation>
    </message>
    <message>
        <source>The time of seizure has no zone.</source>
        <translation>Het tijdstip van inbeslagneming heeft geen zone.</translation>
    </message>
    <message>
        <source>One hash was supplied for {files} files. Nothing was taken in.</source>
        <translation>Voor {files} bestanden is één hash gegeven. Er is niets opgenomen.</translation>
    </message>
    <message>
        <source>the file is empty (0 bytes)</source>
        <translation>het bestand is leeg (0 bytes)</translation>
    </message>
    <message>
        <source>its SHA-256 is {sha256}, not the supplied {lower}</source>
        <translation>de SHA-256 ervan is {sha256}, niet de opgegeven {lower}</translation>
    </message>
    <message>
        <source>the file cannot be read: {strerror}</source>
        <translation>het bestand is niet te lezen: {strerror}</translation>
    </message>
    <message>
        <source>the decoder stopped while opening it: {message}</source>
        <translation>de decoder stopte bij het openen ervan: {message}</translation>
    </message>
    <message>
        <source>There is no search {name} in this lab. Nothing was done.</source>
        <translation>In dit lab is geen zoekvraag {name}. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The search {id} is {name}&apos;s own: nobody decides on the authorisation of their own search. Nothing was recorded.</source>
        <translation>Zoekvraag {id} is van {name} zelf: niemand beslist over de machtiging van de eigen zoekvraag. Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>A decision needs the authority that made it. Nothing was recorded.</source>
        <translation>Een besluit heeft de instantie nodig die het nam. Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>A granted authorisation needs its reference. Nothing was recorded.</source>
        <translation>Een verleende machtiging heeft een kenmerk nodig. Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>The authorisation of the search {id} was refused already. Nothing was recorded.</source>
        <translation>De machtiging van zoekvraag {id} is al geweigerd. Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>No authorisation was requested for the search {id} ({state}). Nothing was recorded.</source>
        <translation>Voor zoekvraag {id} is geen machtiging gevraagd ({state}). Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>The backup needs {needed} bytes more, and the disk has {free} free. No backup was made; the lab is unchanged.</source>
        <translation>De reservekopie heeft nog {needed} bytes nodig, en op de schijf is {free} vrij. Er is geen reservekopie gemaakt; het lab is onveranderd.</translation>
    </message>
    <message>
        <source>The backup in {target} could not be written: {reason}. No backup was made; the lab is unchanged.</source>
        <translation>De reservekopie in {target} kon niet worden geschreven: {reason}. Er is geen reservekopie gemaakt; het lab is onveranderd.</translation>
    </message>
    <message>
        <source>There is no case {asked} that you may see. The request was noted.</source>
        <translation>Er is geen zaak {asked} die u mag zien. Het verzoek is genoteerd.</translation>
    </message>
    <message>
        <source>The account of {name} can no longer act: it was disabled. Nothing was done.</source>
        <translation>Het account van {name} kan niet meer handelen: het is uitgeschakeld. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The gallery is empty: there is nothing to index.</source>
        <translation>De galerij is leeg: er is niets te indexeren.</translation>
    </message>
    <message>
        <source>The authorisation of the search {id} was requested and had to be granted until {due}; it was not, so its result cannot be consulted. It is kept.</source>
        <translation>De machtiging van zoekvraag {id} is gevraagd en moest worden verleend voor {due}; dat is niet gebeurd, en daarom is het resultaat niet in te zien. Het is bewaard.</translation>
    </message>
    <message>
        <source>The authorisation of the search {id} was refused: it was stopped and its result is erased.</source>
        <translation>De machtiging van zoekvraag {id} is geweigerd: de zoekvraag is gestopt en het resultaat is gewist.</translation>
    </message>
    <message>
        <source>The search {id} has no candidate of rank {rank}.</source>
        <translation>Zoekvraag {id} heeft geen kandidaat op plaats {rank}.</translation>
    </message>
    <message>
        <source>it is of no checkpoint that this lab made</source>
        <translation>het is van geen ijkpunt dat dit lab heeft gemaakt</translation>
    </message>
    <message>
        <source>The checkpoint is not taken: {reason}. Nothing was signed or kept.</source>
        <translation>Het ijkpunt is niet overgenomen: {reason}. Er is niets ondertekend of bewaard.</translation>
    </message>
    <message>
        <source>its cosignature does not fit</source>
        <translation>de medeondertekening ervan klopt niet</translation>
    </message>
    <message>
        <source>the log it comes from is known here with another fingerprint than the one given</source>
        <translation>het logboek waar het vandaan komt, is hier met een andere vingerafdruk bekend dan de gegeven</translation>
    </message>
    <message>
        <source>the fingerprint of the lab it comes from is not known here</source>
        <translation>de vingerafdruk van het lab waaruit het komt is hier niet bekend</translation>
    </message>
    <message>
        <source>the name of its key is not that of its public key</source>
        <translation>de naam van de sleutel is niet die van de openbare sleutel</translation>
    </message>
    <message>
        <source>it is your own</source>
        <translation>het is uw eigen ijkpunt</translation>
    </message>
    <message>
        <source>it is by the account that made the checkpoint</source>
        <translation>ze is van het account dat het ijkpunt maakte</translation>
    </message>
    <message>
        <source>the checkpoint that is kept here was changed</source>
        <translation>het ijkpunt dat hier is bewaard, is veranderd</translation>
    </message>
    <message>
        <source>The extraction of exhibit {id} {state}, so its tracks may still change. Nothing was changed.</source>
        <translation>Het zoeken in stuk {id} {state}; de sporen kunnen dus nog veranderen. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Two of these tracks have a face each in frame {twice}{more}: one person cannot be in a frame twice. Nothing was changed.</source>
        <translation>Twee van deze sporen hebben elk een gezicht in beeld {twice}{more}: één persoon kan niet twee keer in een beeld zijn. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The face {id} is not in the track {id_2}. Nothing was changed.</source>
        <translation>Gezicht {id} zit niet in spoor {id_2}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The face {id} is the first of the track {id_2}: nothing would stay in it. Nothing was changed.</source>
        <translation>Gezicht {id} is het eerste van spoor {id_2}: er zou niets in blijven. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Fewer than two tracks are named. Nothing was changed.</source>
        <translation>Er zijn minder dan twee sporen genoemd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The tracks are of several exhibits: {strangers} not of {exhibit}. Nothing was changed.</source>
        <translation>De sporen zijn van verschillende stukken: {strangers} niet van {exhibit}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>A result of a case under legal hold lists this person. Nothing was erased.</source>
        <translation>Een resultaat van een zaak onder bewaarbevel noemt deze persoon. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The portrait {stranger} is not one of {person_id}. Nothing was erased.</source>
        <translation>Het portret {stranger} is niet van {person_id}. Er is niets gewist.</translation>
    </message>
    <message>
        <source>The result of the search {id} was erased already, on {erased_at}.</source>
        <translation>Het resultaat van zoekvraag {id} is al gewist, op {erased_at}.</translation>
    </message>
    <message>
        <source>The gallery is empty. Nothing was exported.</source>
        <translation>De galerij is leeg. Er is niets uitgevoerd.</translation>
    </message>
    <message>
        <source>The image {name} could not be examined: {rstrip}. Nothing was searched.</source>
        <translation>De afbeelding {name} kon niet worden onderzocht: {rstrip}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The probe {name} is footage, taken in as exhibit {id}. Nothing was searched.</source>
        <translation>Het zoekbeeld {name} is beeldmateriaal, opgenomen als stuk {id}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>No face was found in {name} (exhibit {id}). Nothing was searched.</source>
        <translation>In {name} (stuk {id}) is geen gezicht gevonden. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>{name} shows {faces} faces. Nothing was searched.</source>
        <translation>{name} toont {faces} gezichten. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The probe {name} was not taken in: {rstrip}. Nothing was searched.</source>
        <translation>Het zoekbeeld {name} is niet opgenomen: {rstrip}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>A stored file of what was erased could not be deleted: {strerror}. The erasure stands.</source>
        <translation>Een bewaard bestand van wat is gewist, kon niet worden verwijderd: {strerror}. Het wissen blijft staan.</translation>
    </message>
    <message>
        <source>The file {name} could not be written: {strerror}. What was there before is kept.</source>
        <translation>Het bestand {name} kon niet worden geschreven: {strerror}. Wat er stond, is bewaard.</translation>
    </message>
    <message>
        <source>The snapshot {name} was refused: {refused}. Nothing was changed.</source>
        <translation>Momentopname {name} is geweigerd: {refused}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The snapshot could not be imported: {strerror}. Nothing was changed.</source>
        <translation>De momentopname kon niet worden geïmporteerd: {strerror}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The log has {size} entries and cannot go on from {since}. No checkpoint was made.</source>
        <translation>Het logboek heeft {size} regels en kan niet voortbouwen op {since}. Er is geen ijkpunt gemaakt.</translation>
    </message>
    <message>
        <source>There is no account {strip} in this lab. Nothing was changed.</source>
        <translation>In dit lab is geen account {strip}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>There is an account {name} already, and names are unique. Nothing was changed.</source>
        <translation>Er is al een account {name}, en namen zijn uniek. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Nobody&apos;s own account can be {done} by themselves. Nothing was changed.</source>
        <translation>Niemand kan het eigen account zelf behandelen ({done}). Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{name} is the last supervisor of this lab. Nothing was changed.</source>
        <translation>{name} is de laatste leidinggevende van dit lab. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{name} has these roles already.</source>
        <translation>{name} heeft deze rollen al.</translation>
    </message>
    <message>
        <source>The account of {name} is disabled already.</source>
        <translation>Het account van {name} is al uitgeschakeld.</translation>
    </message>
    <message>
        <source>The account of {name} is not disabled.</source>
        <translation>Het account van {name} is niet uitgeschakeld.</translation>
    </message>
    <message>
        <source>The account of {name} is disabled, so it cannot work on a case. Nothing was changed.</source>
        <translation>Het account van {name} is uitgeschakeld en kan dus niet aan een zaak werken. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The account of {name} is no examiner&apos;s, so it cannot work on a case. Nothing was changed.</source>
        <translation>Het account van {name} is niet van een onderzoeker en kan dus niet aan een zaak werken. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{name} is a member of the case {number} already.</source>
        <translation>{name} is al lid van zaak {number}.</translation>
    </message>
    <message>
        <source>{name} is no member of the case {number}. Nothing was changed.</source>
        <translation>{name} is geen lid van zaak {number}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{name} is the last member of the case {number} that can open it. Nothing was changed.</source>
        <translation>{name} is het laatste lid van zaak {number} dat haar kan openen. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This is no name of a person: it is too long, or holds characters that cannot be shown. Nothing was done.</source>
        <translation>Dit is geen naam van een persoon: te lang, of met tekens die niet te tonen zijn. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The passphrase is too short: it protects the key that signs for you. It needs {shortest_passphrase} characters. Nothing was done.</source>
        <translation>De wachtzin is te kort: hij beschermt de sleutel die voor u ondertekent. Hij heeft {shortest_passphrase} tekens nodig. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The new passphrase is the one before. Nothing was changed.</source>
        <translation>De nieuwe wachtzin is de vorige. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>An auditor has no other role, and every account has one. Nothing was done.</source>
        <translation>Een auditor heeft geen andere rol, en elk account heeft er een. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>It is not said who measured the clock&apos;s error. Nothing was noted.</source>
        <translation>Er is niet gezegd wie de afwijking van de klok heeft gemeten. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The clock is said to be read before the footage begins. Nothing was noted.</source>
        <translation>De klok zou zijn afgelezen voor het beeldmateriaal begint. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>Exhibit {id} is a still, so no recorder&apos;s clock runs in it. Nothing was noted.</source>
        <translation>Stuk {id} is een foto; er loopt geen klok van een recorder in. Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>The number {strip} is taken by a case that you may not see. The request was noted.</source>
        <translation>Het nummer {strip} is al van een zaak die u niet mag zien. Het verzoek is genoteerd.</translation>
    </message>
    <message>
        <source>The period from {timestamp} to {timestamp_2} has no time in it. Nothing was done.</source>
        <translation>De periode van {timestamp} tot {timestamp_2} bevat geen tijd. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Entry {number} of the evidence log was changed and cannot be proved. Nothing was written.</source>
        <translation>Regel {number} van het bewijslogboek is veranderd en niet te bewijzen. Er is niets geschreven.</translation>
    </message>
    <message>
        <source>The log has no entry {number}. Nothing was written.</source>
        <translation>Het logboek heeft geen regel {number}. Er is niets geschreven.</translation>
    </message>
    <message>
        <source>Entry {entry} is of a case or an account that you may not see. The refusal was noted.</source>
        <translation>Regel {entry} is van een zaak of een account dat u niet mag zien. De weigering is genoteerd.</translation>
    </message>
    <message>
        <source>The certificates could not be written to {folder}: {strerror}. What was erased is erased, and the certificates stay in the lab.</source>
        <translation>De bewijzen konden niet naar {folder} worden geschreven: {strerror}. Wat is gewist, is gewist, en de bewijzen blijven in het lab.</translation>
    </message>
    <message>
        <source>The log in the backup begins with another key than the one whose fingerprint was given: {fingerprint}. Nothing was restored.</source>
        <translation>Het logboek in de reservekopie begint met een andere sleutel dan die van de gegeven vingerafdruk: {fingerprint}. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>This restore needs a reason: {because}. Nothing was restored.</source>
        <translation>Deze terugzetting heeft een reden nodig: {because}. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The restore needs {needed} bytes, and the disk has {free} free. Nothing was restored.</source>
        <translation>De terugzetting heeft {needed} bytes nodig, en op de schijf is {free} vrij. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The lab could not be restored to {folder}: {reason}. Nothing was restored; what was there is as it was.</source>
        <translation>Het lab kon niet naar {folder} worden teruggezet: {reason}. Er is niets teruggezet; wat er was, is zoals het was.</translation>
    </message>
    <message>
        <source>The folder {folder} holds something that is no lab. Nothing was restored.</source>
        <translation>De map {folder} bevat iets dat geen lab is. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The lab in {folder} is another one than the backup is of. Nothing was restored.</source>
        <translation>Het lab in {folder} is een ander dan dat van de reservekopie. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The gallery&apos;s templates were made with another model pack than the probe&apos;s, so they cannot be compared. Nothing was searched.</source>
        <translation>De templates van de galerij zijn met een ander modelpakket gemaakt dan die van het zoekbeeld; ze zijn niet te vergelijken. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>A search needs its authority and its purpose. Nothing was searched.</source>
        <translation>Een zoekvraag heeft een bevoegdheid en een doel nodig. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The lab&apos;s policy allows no filters: every search is run against the whole gallery. Nothing was searched.</source>
        <translation>Het beleid van het lab staat geen filters toe: elke zoekvraag gaat over de hele galerij. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The decision would be in the future, at {timestamp}. {undone}</source>
        <translation>Het besluit zou in de toekomst liggen, op {timestamp}. {undone}</translation>
    </message>
    <message>
        <source>The result of the search {id} was erased at {erased_at}.</source>
        <translation>Het resultaat van zoekvraag {id} is gewist op {erased_at}.</translation>
    </message>
    <message>
        <source>The search {id} never finished, so it has no result.</source>
        <translation>Zoekvraag {id} is nooit voltooid en heeft dus geen resultaat.</translation>
    </message>
    <message>
        <source>{why} while it ran ({id}), so it was stopped. No result was kept.</source>
        <translation>{why} terwijl ze liep ({id}); ze is gestopt. Er is geen resultaat bewaard.</translation>
    </message>
    <message>
        <source>There is no account {strip} in this lab. The attempt was noted.</source>
        <translation>In dit lab is geen account {strip}. De poging is genoteerd.</translation>
    </message>
    <message>
        <source>The account of {name} is disabled. The attempt was noted.</source>
        <translation>Het account van {name} is uitgeschakeld. De poging is genoteerd.</translation>
    </message>
    <message>
        <source>{failed} wrong passphrases in a row for {name}: the next try is possible in {max} seconds.</source>
        <translation>{failed} verkeerde wachtzinnen achter elkaar voor {name}: de volgende poging kan over {max} seconden.</translation>
    </message>
    <message>
        <source>The passphrase does not open the account of {name}. The attempt was noted.</source>
        <translation>De wachtzin opent het account van {name} niet. De poging is genoteerd.</translation>
    </message>
    <message>
        <source>The passphrase of {name} was chosen by somebody else, so it only serves to choose another one. Nothing was done.</source>
        <translation>De wachtzin van {name} is door iemand anders gekozen en dient alleen om een andere te kiezen. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The lab has no gallery of its own, and a sweep does not search snapshots. Nothing was searched.</source>
        <translation>Het lab heeft geen eigen galerij, en een rondgang zoekt niet in momentopnamen. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>There are {usable} tracks and faces, and a sweep takes {most_probes}. Nothing was searched.</source>
        <translation>Er zijn {usable} sporen en gezichten, en een rondgang neemt er {most_probes}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>There is no exhibit {name} in the case {number}. Nothing was searched.</source>
        <translation>In zaak {number} is geen stuk {name}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The gallery is empty: there is nothing to measure.</source>
        <translation>De galerij is leeg: er is niets te meten.</translation>
    </message>
    <message>
        <source>A witness&apos;s key has 64 hexadecimal digits. Nothing was verified.</source>
        <translation>De sleutel van een getuige heeft 64 hexadecimale cijfers. Er is niets gecontroleerd.</translation>
    </message>
    <message>
        <source>The checkpoint {name} cannot be read: {strerror}. Nothing was verified.</source>
        <translation>Het ijkpunt {name} is niet te lezen: {strerror}. Er is niets gecontroleerd.</translation>
    </message>
    <message>
        <source>carried checkpoint</source>
        <translation>meegebracht ijkpunt</translation>
    </message>
    <message>
        <source>cosignature</source>
        <translation>medeondertekening</translation>
    </message>
    <message>
        <source>(no unit)</source>
        <translation>(geen afdeling)</translation>
    </message>
    <message>
        <source>no face was found</source>
        <translation>er is geen gezicht gevonden</translation>
    </message>
    <message>
        <source>too small: {reason}</source>
        <translation>te klein: {reason}</translation>
    </message>
    <message>
        <source>no face was found in the face_box ({found})</source>
        <translation>in het face_box is geen gezicht gevonden ({found})</translation>
    </message>
    <message>
        <source>the file holds {records} Type-10 records: name one as {file}#1</source>
        <translation>het bestand bevat {records} Type-10-records: noem er een, zoals {file}#1</translation>
    </message>
    <message>
        <source>the file holds {records} Type-10 records, and no number {at}</source>
        <translation>het bestand bevat {records} Type-10-records, en geen nummer {at}</translation>
    </message>
    <message>
        <source>{too_long} is longer than {longest_field} characters</source>
        <translation>{too_long} is langer dan {longest_field} tekens</translation>
    </message>
    <message>
        <source>{name} {text} is not a date written YYYY-MM-DD</source>
        <translation>{name} {text} is geen datum, geschreven als JJJJ-MM-DD</translation>
    </message>
    <message>
        <source>the image is empty (0 bytes)</source>
        <translation>de afbeelding is leeg (0 bytes)</translation>
    </message>
    <message>
        <source>the image is larger than {largest_image} MiB</source>
        <translation>de afbeelding is groter dan {largest_image} MiB</translation>
    </message>
    <message>
        <source>missing provenance: {absent} is empty</source>
        <translation>herkomst ontbreekt: {absent} is leeg</translation>
    </message>
    <message>
        <source>captured_on {captured_on} lies in the future</source>
        <translation>captured_on {captured_on} ligt in de toekomst</translation>
    </message>
    <message>
        <source>expired: the retention ended on {retain_until}</source>
        <translation>verlopen: de bewaartermijn eindigde op {retain_until}</translation>
    </message>
    <message>
        <source>sex is longer than 40 characters</source>
        <translation>sex is langer dan 40 tekens</translation>
    </message>
    <message>
        <source>birth_year {text} is not a year between 1850 and {year}</source>
        <translation>birth_year {text} is geen jaar tussen 1850 en {year}</translation>
    </message>
    <message>
        <source>face_box {text} is not x,y,width,height in pixels</source>
        <translation>face_box {text} is niet x,y,breedte,hoogte in pixels</translation>
    </message>
    <message>
        <source>image is empty</source>
        <translation>image is leeg</translation>
    </message>
    <message>
        <source>the image is an address; only files beside the manifest are enrolled</source>
        <translation>de afbeelding is een internetadres; alleen bestanden naast het manifest worden ingeschreven</translation>
    </message>
    <message>
        <source>the image is outside the manifest&apos;s folder</source>
        <translation>de afbeelding ligt buiten de map van het manifest</translation>
    </message>
    <message>
        <source>the image is outside the manifest&apos;s folder (a link leads out of it)</source>
        <translation>de afbeelding ligt buiten de map van het manifest (een koppeling leidt eruit)</translation>
    </message>
    <message>
        <source>the image cannot be read: {strerror}</source>
        <translation>de afbeelding is niet te lezen: {strerror}</translation>
    </message>
    <message>
        <source>the image is not a file</source>
        <translation>de afbeelding is geen bestand</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>dat bestand is er niet</translation>
    </message>
    <message>
        <source>the image cannot be opened</source>
        <translation>de afbeelding is niet te openen</translation>
    </message>
    <message>
        <source>the file holds no Type-10 record</source>
        <translation>het bestand bevat geen Type-10-record</translation>
    </message>
    <message>
        <source>field {person_id} holds {ids} values: say in a manifest whose portrait it is</source>
        <translation>veld {person_id} bevat {ids} waarden: zeg in een manifest van wie het portret is</translation>
    </message>
    <message>
        <source>the record shows {kind}, not FACE</source>
        <translation>het record toont {kind}, en geen FACE</translation>
    </message>
    <message>
        <source>the record holds no image (field 10.999)</source>
        <translation>het record bevat geen afbeelding (veld 10.999)</translation>
    </message>
    <message>
        <source>the image is compressed as {compression}; JPEG, PNG and uncompressed images are read</source>
        <translation>de afbeelding is gecomprimeerd als {compression}; JPEG, PNG en ongecomprimeerd worden gelezen</translation>
    </message>
    <message>
        <source>malformed: the record says {compression}, its image is something else</source>
        <translation>misvormd: volgens het record {compression}, de afbeelding is iets anders</translation>
    </message>
    <message>
        <source>malformed: {name} (10.{number}) is {text}, not a number of pixels</source>
        <translation>misvormd: {name} (10.{number}) is {text}, en geen aantal pixels</translation>
    </message>
    <message>
        <source>an uncompressed image in the colours {space} is not read</source>
        <translation>een ongecomprimeerde afbeelding in de kleuren {space} wordt niet gelezen</translation>
    </message>
    <message>
        <source>malformed: an uncompressed image of {width} x {height} pixels in {space} has {width_2} bytes; the record holds {pixels}</source>
        <translation>misvormd: een ongecomprimeerde afbeelding van {width} x {height} pixels in {space} heeft {width_2} bytes; het record bevat er {pixels}</translation>
    </message>
    <message>
        <source>malformed: the file is no sound ANSI/NIST-ITL transaction: {error}</source>
        <translation>misvormd: het bestand is geen deugdelijke ANSI/NIST-ITL-transactie: {error}</translation>
    </message>
    <message>
        <source>the file holds {pages} pictures: enrol a copy of the one that is the portrait</source>
        <translation>het bestand bevat {pages} beelden: schrijf een kopie in van het beeld dat het portret is</translation>
    </message>
    <message>
        <source>malformed: the record says {size} x {size_2} pixels, its image has {width} x {height}</source>
        <translation>misvormd: volgens het record {size} x {size_2} pixels, de afbeelding heeft {width} x {height}</translation>
    </message>
    <message>
        <source>duplicate: the same file as in row {earlier}</source>
        <translation>dubbel: hetzelfde bestand als in rij {earlier}</translation>
    </message>
    <message>
        <source>unreadable: {message}</source>
        <translation>onleesbaar: {message}</translation>
    </message>
    <message>
        <source>its name is not text: {readable}</source>
        <translation>de naam is geen leesbare tekst: {readable}</translation>
    </message>
    <message>
        <source>The key of this job cannot sign: {reason}. This step was not kept.</source>
        <translation>De sleutel van deze taak kan niet ondertekenen: {reason}. Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>{suggestion}Give an IANA name such as Europe/Amsterdam, or an offset such as +01:00.</source>
        <translation>{suggestion}Geef een IANA-naam zoals Europe/Amsterdam, of een verschil zoals +01:00.</translation>
    </message>
    <message>
        <source>Give an IANA name such as Europe/Amsterdam, or an offset such as +01:00.</source>
        <translation>Geef een IANA-naam zoals Europe/Amsterdam, of een verschil zoals +01:00.</translation>
    </message>
    <message>
        <source>Say which one by giving its offset as the zone: {summer} for the first time (summer time), {winter} for the second.</source>
        <translation>Zeg welke, door het verschil als tijdzone te geven: {summer} voor de eerste keer (zomertijd), {winter} voor de tweede.</translation>
    </message>
    <message>
        <source>The {name} {file} could not be written: {strerror}. What was done before is kept.</source>
        <translation>{file} kon niet worden geschreven ({name}): {strerror}. Wat eerder is gedaan, is bewaard.</translation>
    </message>
    <message>
        <source>The recogniser takes faces of {takes} and gives {gives} values; the manifest says {embedding_size}.</source>
        <translation>De herkenner neemt gezichten van {takes} en geeft {gives} waarden; het manifest zegt {embedding_size}.</translation>
    </message>
    <message>
        <source>Go on with what was found, or take the file into another case and extract it there.</source>
        <translation>Ga verder met wat is gevonden, of neem het bestand in een andere zaak op en zoek daar de gezichten.</translation>
    </message>
    <message>
        <source>Install its drivers and its ONNX Runtime, or choose another provider in the settings.</source>
        <translation>Installeer de stuurprogramma&apos;s en de bijbehorende ONNX Runtime, of kies een andere rekeneenheid in de instellingen.</translation>
    </message>
    <message>
        <source>ONNX Runtime could not open the model: {error}</source>
        <translation>ONNX Runtime kon het model niet openen: {error}</translation>
    </message>
    <message>
        <source>Choose another provider in the settings, or install the model pack again.</source>
        <translation>Kies een andere rekeneenheid in de instellingen, of installeer het modelpakket opnieuw.</translation>
    </message>
    <message>
        <source>What the interrupted run left cannot be read ({error}), so it cannot go on. What it found stands.</source>
        <translation>Wat de onderbroken zoekgang naliet, is niet leesbaar ({error}), dus ze kan niet verder. Wat is gevonden, blijft staan.</translation>
    </message>
    <message>
        <source>The model worker sent something that is no answer ({what}) while {doing} and was ended. What was committed before stands.</source>
        <translation>Het modelproces stuurde iets dat geen antwoord is ({what}), bezig met: {doing}; het is beëindigd. Wat daarvoor is vastgelegd, blijft staan.</translation>
    </message>
    <message>
        <source>Try again; if it stops at the same place, the file itself makes the decoder hang.</source>
        <translation>Probeer het opnieuw; stopt het op dezelfde plaats, dan doet het bestand zelf de decoder hangen.</translation>
    </message>
    <message>
        <source>Try again; if it stops at the same place, the file itself makes the decoder fail.</source>
        <translation>Probeer het opnieuw; stopt het op dezelfde plaats, dan doet het bestand zelf de decoder falen.</translation>
    </message>
    <message>
        <source>The detector is not built as YuNet is: its heads cannot be found.</source>
        <translation>De detector is niet gebouwd zoals YuNet: de uitgangen zijn niet te vinden.</translation>
    </message>
    <message>
        <source>Close other programs that use the lab folder, check its disk, and try again.</source>
        <translation>Sluit andere programma&apos;s die de labmap gebruiken, controleer de schijf, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>There is: {words}.</source>
        <translation>Er is: {words}.</translation>
    </message>
    <message>
        <source>Write it as 2.014.</source>
        <translation>Schrijf het als 2.014.</translation>
    </message>
    <message>
        <source>Give one of them, or several files with records ({suffixes}).</source>
        <translation>Geef er één van, of meer bestanden met records ({suffixes}).</translation>
    </message>
    <message>
        <source>Name the folder that the images of the manifest lie in.</source>
        <translation>Noem de map waarin de afbeeldingen van het manifest staan.</translation>
    </message>
    <message>
        <source>Put one MANIFEST.csv with these columns beside the images: {required}.</source>
        <translation>Zet één MANIFEST.csv met deze kolommen naast de afbeeldingen: {required}.</translation>
    </message>
    <message>
        <source>Enrol those of each drive on their own.</source>
        <translation>Schrijf die van elk station apart in.</translation>
    </message>
    <message>
        <source>The stored template of portrait p{row} is damaged. The list was not made.</source>
        <translation>De bewaarde template van portret p{row} is beschadigd. De lijst is niet gemaakt.</translation>
    </message>
    <message>
        <source>The stored template of portrait p{row} is damaged. The gallery cannot be searched.</source>
        <translation>De bewaarde template van portret p{row} is beschadigd. In de galerij kan niet worden gezocht.</translation>
    </message>
    <message>
        <source>Close the program that writes to it, then enrol again: what is enrolled stays as it is.</source>
        <translation>Sluit het programma dat erin schrijft, en schrijf opnieuw in: wat is ingeschreven, blijft zoals het is.</translation>
    </message>
    <message>
        <source>Look for a quotation mark that is not closed in that row.</source>
        <translation>Zoek in die rij een aanhalingsteken dat niet is gesloten.</translation>
    </message>
    <message>
        <source>Check its file and the packages of the extra.</source>
        <translation>Controleer het bestand en de pakketten van de uitbreiding.</translation>
    </message>
    <message>
        <source>This lab&apos;s gallery is on a server, and the packages for that are not installed. Nothing was sent.</source>
        <translation>De galerij van dit lab staat op een server, en de pakketten daarvoor zijn niet geïnstalleerd. Er is niets verzonden.</translation>
    </message>
    <message>
        <source>Install what a gallery server needs: the extra &quot;server&quot; (see docs/scale.md).</source>
        <translation>Installeer wat een galerijserver nodig heeft: de uitbreiding &quot;server&quot; (zie docs/scale.md).</translation>
    </message>
    <message>
        <source>The gallery server&apos;s collection has templates of {stored} values and the index {found}; the lab asked for {dimension} values and {wanted}. It was not used.</source>
        <translation>De verzameling op de galerijserver heeft templates van {stored} waarden en de index {found}; het lab vroeg {dimension} waarden en {wanted}. Ze is niet gebruikt.</translation>
    </message>
    <message>
        <source>The gallery server {address} does not hold what the lab does{difference}. There is no result.</source>
        <translation>De galerijserver {address} heeft niet wat het lab heeft{difference}. Er is geen resultaat.</translation>
    </message>
    <message>
        <source>The gallery server was not told yet of {pending} changed portraits: too many to search. There is no result.</source>
        <translation>De galerijserver weet nog niet van {pending} veranderde portretten: te veel om te zoeken. Er is geen resultaat.</translation>
    </message>
    <message>
        <source>The keyring of this workstation could not be used: {reason}. No token was kept or read.</source>
        <translation>De sleutelbos van dit werkstation kon niet worden gebruikt: {reason}. Er is geen token bewaard of gelezen.</translation>
    </message>
    <message>
        <source>Unlock the keyring, or install one (on Linux a Secret Service such as GNOME Keyring).</source>
        <translation>Ontgrendel de sleutelbos, of installeer er een (onder Linux een Secret Service zoals GNOME Keyring).</translation>
    </message>
    <message>
        <source>Ids are told apart by capitals and blanks. The window&apos;s gallery page finds parts of an id.</source>
        <translation>Hoofdletters en spaties tellen mee in een id. De galerijpagina vindt ook een deel van een id.</translation>
    </message>
    <message>
        <source>The rejects file {name} {problem}. Nothing was enrolled.</source>
        <translation>Het bestand met geweigerde rijen {name} {problem}. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>Free some disk space or choose another place, then enrol again: it only adds what is missing.</source>
        <translation>Maak schijfruimte vrij of kies een andere plaats, en schrijf opnieuw in: alleen wat ontbreekt, komt erbij.</translation>
    </message>
    <message>
        <source>There is no snapshot {name} in use. Nothing was searched.</source>
        <translation>Er is geen momentopname {name} in gebruik. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>It was replaced by {now}.</source>
        <translation>Ze is vervangen door {now}.</translation>
    </message>
    <message>
        <source>{snapshots} snapshots are in use, each of another lab. Nothing was searched.</source>
        <translation>Er zijn {snapshots} momentopnamen in gebruik, elk van een ander lab. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Have the lab that it comes from export a new one, and import that.</source>
        <translation>Laat het lab waar ze vandaan komt een nieuwe exporteren, en importeer die.</translation>
    </message>
    <message>
        <source>There is no portrait p{portrait}. Nothing was changed.</source>
        <translation>Er is geen portret p{portrait}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The template is zero or holds values that are not numbers. It cannot be compared.</source>
        <translation>De template is nul of bevat waarden die geen getal zijn. Ze kan niet worden vergeleken.</translation>
    </message>
    <message>
        <source>{wrong} is no field of a Type-2 record. Nothing was enrolled.</source>
        <translation>{wrong} is geen veld van een Type-2-record. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>Of manifests and folders one is enrolled at a time. Nothing was enrolled.</source>
        <translation>Van manifesten en mappen wordt er één tegelijk ingeschreven. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The folder of the images {name} does not exist. Nothing was enrolled.</source>
        <translation>De map met afbeeldingen {name} bestaat niet. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The folder {name} holds no MANIFEST.csv and no file with records ({suffixes}). Nothing was enrolled.</source>
        <translation>De map {name} bevat geen MANIFEST.csv en geen bestand met records ({suffixes}). Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>What was given cannot be read: {strerror}. Nothing was enrolled.</source>
        <translation>Wat is gegeven, is niet te lezen: {strerror}. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The files lie on several drives. Nothing was enrolled.</source>
        <translation>De bestanden staan op verschillende stations. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The manifest {name} is empty. Nothing was enrolled.</source>
        <translation>Het manifest {name} is leeg. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The manifest {name} cannot be used: row {number} is no CSV ({error}). Nothing was enrolled.</source>
        <translation>Het manifest {name} is niet te gebruiken: rij {number} is geen CSV ({error}). Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>The manifest {name} has the column {twice} more than once. Nothing was enrolled.</source>
        <translation>Het manifest {name} heeft de kolom {twice} meer dan eens. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>Give it as https://host:port, without a name or password in it.</source>
        <translation>Geef het als https://host:poort, zonder naam of wachtwoord erin.</translation>
    </message>
    <message>
        <source>Have the server speak TLS and give its address as https://host:port.</source>
        <translation>Laat de server TLS spreken en geef het adres als https://host:poort.</translation>
    </message>
    <message>
        <source>The file with the server&apos;s certificates holds none. Nothing was changed.</source>
        <translation>Het bestand met de certificaten van de server bevat er geen. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Give certificates as PEM (-----BEGIN CERTIFICATE-----).</source>
        <translation>Geef certificaten als PEM (-----BEGIN CERTIFICATE-----).</translation>
    </message>
    <message>
        <source>Searches are run at the gallery server. Nothing was changed.</source>
        <translation>Er wordt op de galerijserver gezocht. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Choose the folder that holds {manifest}.</source>
        <translation>Kies de map waarin {manifest} staat.</translation>
    </message>
    <message>
        <source>The lab lies on a read-only medium, and its newest acts stand in {ahead} still, which cannot be read there. Nothing was changed.</source>
        <translation>Het lab staat op een alleen-lezen medium, en de nieuwste handelingen staan nog in {ahead}, dat daar niet leesbaar is. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The restored lab could not be put in its place, and the lab that was there not back: {strerror}. It is whole, and lies in {aside} now.</source>
        <translation>Het teruggezette lab kon niet op zijn plaats worden gezet, en het lab dat er stond niet terug: {strerror}. Dat lab is heel en staat nu in {aside}.</translation>
    </message>
    <message>
        <source>Check the disk, then rename that folder to {name}.</source>
        <translation>Controleer de schijf en hernoem die map daarna naar {name}.</translation>
    </message>
    <message>
        <source>The database of the lab in {folder} is empty or another program&apos;s. Nothing was changed.</source>
        <translation>De database van het lab in {folder} is leeg of van een ander programma. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Keep the folder as it is, and restore evidence.db from a backup of the lab.</source>
        <translation>Laat de map zoals ze is, en zet evidence.db terug uit een reservekopie van het lab.</translation>
    </message>
    <message>
        <source>Free some disk space, or choose another disk, and create the lab again.</source>
        <translation>Maak schijfruimte vrij of kies een andere schijf, en maak het lab opnieuw.</translation>
    </message>
    <message>
        <source>Restore lab.toml from a backup of the lab.</source>
        <translation>Zet lab.toml terug uit een reservekopie van het lab.</translation>
    </message>
    <message>
        <source>The lab in {folder} could not be locked: {strerror}. Nothing was changed.</source>
        <translation>Het lab in {folder} kon niet worden vergrendeld: {strerror}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>There is no memory for the decoder to put frames into ({strerror}).</source>
        <translation>Er is geen geheugen waarin de decoder beelden kan zetten ({strerror}).</translation>
    </message>
    <message>
        <source>The decoder could not be started ({strerror}).</source>
        <translation>De decoder kon niet worden gestart ({strerror}).</translation>
    </message>
    <message>
        <source>{name} is {listed}: it holds no pictures itself and points to other files.</source>
        <translation>{name} is {listed}: het bevat zelf geen beelden en verwijst naar andere bestanden.</translation>
    </message>
    <message>
        <source>Add the files that it names, one by one.</source>
        <translation>Voeg de bestanden die erin staan één voor één toe.</translation>
    </message>
    <message>
        <source>Compare the versions of Catchlight, and verify the file&apos;s SHA-256; then extract the exhibit again.</source>
        <translation>Vergelijk de versies van Catchlight, en controleer de SHA-256 van het bestand; zoek daarna de gezichten van het stuk opnieuw.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-23T14:05:00+01:00.</source>
        <translation>Schrijf het als 2026-11-23T14:05:00+01:00.</translation>
    </message>
    <message>
        <source>There is nothing to report for the year {year}. Nothing was done.</source>
        <translation>Over het jaar {year} valt niets te rapporteren. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Choose a year that has begun.</source>
        <translation>Kies een jaar dat is begonnen.</translation>
    </message>
    <message>
        <source>The folder {target} {problem}. No backup was made.</source>
        <translation>De map {target} {problem}. Er is geen reservekopie gemaakt.</translation>
    </message>
    <message>
        <source>The backup is complete and lies in {unfinished}: it could not be given its name ({strerror}).</source>
        <translation>De reservekopie is volledig en staat in {unfinished}: ze kon haar naam niet krijgen ({strerror}).</translation>
    </message>
    <message>
        <source>Rename that folder.</source>
        <translation>Hernoem die map.</translation>
    </message>
    <message>
        <source>The backup cannot be relied on: its manifest names no database. Nothing was restored.</source>
        <translation>Op de reservekopie is niet te vertrouwen: haar manifest noemt geen database. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The backup cannot be relied on: its log is not the one that its manifest names. Nothing was restored.</source>
        <translation>Op de reservekopie is niet te vertrouwen: haar logboek is niet dat van haar manifest. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The backup cannot be relied on: it is not signed with a key that its log makes known. Nothing was restored.</source>
        <translation>Op de reservekopie is niet te vertrouwen: ze is niet ondertekend met een sleutel die haar logboek kent. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>A loss of {loss} is no share of the mates. Nothing was changed.</source>
        <translation>Een verlies van {loss} is geen deel van wat een volledige zoekvraag vindt. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Give a figure between 0 and 1: 0.05 for one mate in twenty.</source>
        <translation>Geef een getal tussen 0 en 1: 0.05 voor één op de twintig.</translation>
    </message>
    <message>
        <source>There can be no preview: {missing} Nothing was changed.</source>
        <translation>Er kan geen voorlopige lijst zijn: {missing} Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Searches are exact and need none.</source>
        <translation>Zoekvragen zijn exact en hebben er geen nodig.</translation>
    </message>
    <message>
        <source>It lists {listed}.</source>
        <translation>Er staan er {listed} op.</translation>
    </message>
    <message>
        <source>It lists none, which is a full result.</source>
        <translation>Er staat niemand op, en dat is een volledig resultaat.</translation>
    </message>
    <message>
        <source>A job&apos;s key is made by somebody who is signed in, and for two weeks at most. Nothing was started.</source>
        <translation>De sleutel van een taak wordt gemaakt door iemand die is aangemeld, en voor hoogstens twee weken. Er is niets gestart.</translation>
    </message>
    <message>
        <source>Sign in and start the job again.</source>
        <translation>Meld u aan en start de taak opnieuw.</translation>
    </message>
    <message>
        <source>This is no job with a key of its own.</source>
        <translation>Dit is geen taak met een eigen sleutel.</translation>
    </message>
    <message>
        <source>Sign out instead.</source>
        <translation>Meld u in plaats daarvan af.</translation>
    </message>
    <message>
        <source>Choose a new folder for the demonstration.</source>
        <translation>Kies een nieuwe map voor de demonstratie.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s material could not be made.</source>
        <translation>Het materiaal van de demonstratie kon niet worden gemaakt.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk, then try again in a new folder.</source>
        <translation>Controleer of er ruimte op de schijf is, en probeer het opnieuw in een nieuwe map.</translation>
    </message>
    <message>
        <source>It is in {track}.</source>
        <translation>Het zit in {track}.</translation>
    </message>
    <message>
        <source>It is in a still, which has no tracks.</source>
        <translation>Het zit in een foto, en die heeft geen sporen.</translation>
    </message>
    <message>
        <source>No edit of the tracks of exhibit {id} is left to undo. Nothing was changed.</source>
        <translation>Er is geen bewerking van de sporen van stuk {id} meer om ongedaan te maken. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The rejects file {name} is named like a file with records. Nothing was enrolled.</source>
        <translation>Het bestand met geweigerde rijen {name} heet als een bestand met records. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>Give it a name that ends with .csv.</source>
        <translation>Geef het een naam die op .csv eindigt.</translation>
    </message>
    <message>
        <source>No row was mended. Nothing was enrolled.</source>
        <translation>Er is geen rij hersteld. Er is niets ingeschreven.</translation>
    </message>
    <message>
        <source>Change a value or choose a file first.</source>
        <translation>Verander eerst een waarde of kies een bestand.</translation>
    </message>
    <message>
        <source>The certificate {name} is another lab&apos;s. Nothing was restored.</source>
        <translation>Het bewijs {name} is van een ander lab. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>Give only the certificates of the lab that the backup is of.</source>
        <translation>Geef alleen de bewijzen van het lab waarvan de reservekopie is.</translation>
    </message>
    <message>
        <source>The certificate {name} cannot be read: {error}. Nothing was restored.</source>
        <translation>Het bewijs {name} is niet te lezen: {error}. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>The certificate {name} cannot be read: {strerror}.</source>
        <translation>Het bewijs {name} is niet te lezen: {strerror}.</translation>
    </message>
    <message>
        <source>Check the file&apos;s name and place.</source>
        <translation>Controleer de naam en de plaats van het bestand.</translation>
    </message>
    <message>
        <source>Give the files that an erasure left: erasure-ENTRY.json.</source>
        <translation>Geef de bestanden die een wissing naliet: erasure-REGEL.json.</translation>
    </message>
    <message>
        <source>Tokens are kept in the system&apos;s keyring, and the package for that is not installed. Nothing was changed.</source>
        <translation>Tokens worden in de sleutelbos van het systeem bewaard, en het pakket daarvoor is niet geïnstalleerd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>There is no mode {name}.</source>
        <translation>Er is geen werkwijze {name}.</translation>
    </message>
    <message>
        <source>Choose one of: {modes}.</source>
        <translation>Kies een van deze: {modes}.</translation>
    </message>
    <message>
        <source>The gallery server {address} was named without a token. Nothing was kept.</source>
        <translation>De galerijserver {address} is zonder token genoemd. Er is niets bewaard.</translation>
    </message>
    <message>
        <source>The gallery server {address} gave back {there} templates (root {root_there}…) where the lab has {templates} (root {root}…). Searches are run where they were.</source>
        <translation>De galerijserver {address} gaf {there} templates terug (wortel {root_there}…) waar het lab er {templates} heeft (wortel {root}…). Er wordt gezocht waar dat al gebeurde.</translation>
    </message>
    <message>
        <source>Run it again; if it stays so, have the server&apos;s own log looked at.</source>
        <translation>Probeer het opnieuw; blijft het zo, laat dan het eigen logboek van de server bekijken.</translation>
    </message>
    <message>
        <source>The file {path} holds no key.</source>
        <translation>Het bestand {path} bevat geen sleutel.</translation>
    </message>
    <message>
        <source>The key file {path} could not be written: {reason}.</source>
        <translation>Het sleutelbestand {path} kon niet worden geschreven: {reason}.</translation>
    </message>
    <message>
        <source>Choose files that do not exist yet.</source>
        <translation>Kies bestanden die nog niet bestaan.</translation>
    </message>
    <message>
        <source>The key file {path} cannot be read.</source>
        <translation>Het sleutelbestand {path} kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>Check its path.</source>
        <translation>Controleer het pad.</translation>
    </message>
    <message>
        <source>The authorisation {authorisation} is not known. Nothing was searched.</source>
        <translation>De machtiging {authorisation} is niet bekend. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Give not-needed, requested, or granted:REFERENCE.</source>
        <translation>Geef not-needed, requested of granted:KENMERK.</translation>
    </message>
    <message>
        <source>Who granted the authorisation, or when, is said of a search whose authorisation was not granted. Nothing was searched.</source>
        <translation>Er is opgegeven wie de machtiging verleende, of wanneer, bij een zoekvraag waarvan de machtiging niet is verleend. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>There is no scope {scope}.</source>
        <translation>Er is geen bereik {scope}.</translation>
    </message>
    <message>
        <source>Search in the gallery or in exhibits.</source>
        <translation>Zoek in de galerij of in stukken.</translation>
    </message>
    <message>
        <source>A rejects file in the lab could not be overwritten: {strerror}. Nothing was erased.</source>
        <translation>Een bestand met geweigerde rijen in het lab kon niet worden overschreven: {strerror}. Er is niets gewist.</translation>
    </message>
    <message>
        <source>Close the programs that have a file of gallery/rejects open, check the disk, and try again.</source>
        <translation>Sluit de programma&apos;s die een bestand van gallery/rejects open hebben, controleer de schijf, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>No snapshot of revision {revision} was exported from this lab. Nothing was exported.</source>
        <translation>Van revisie {revision} is uit dit lab geen momentopname geëxporteerd. Er is niets geëxporteerd.</translation>
    </message>
    <message>
        <source>That day is past. Nothing was exported.</source>
        <translation>Die dag is voorbij. Er is niets geëxporteerd.</translation>
    </message>
    <message>
        <source>The snapshot could not be written: {strerror}. Nothing was exported.</source>
        <translation>De momentopname kon niet worden geschreven: {strerror}. Er is niets geëxporteerd.</translation>
    </message>
    <message>
        <source>Free some disk space or choose another place.</source>
        <translation>Maak schijfruimte vrij of kies een andere plaats.</translation>
    </message>
    <message>
        <source>The case has no exhibit {unknown}.</source>
        <translation>De zaak heeft geen stuk {unknown}.</translation>
    </message>
    <message>
        <source>Its exhibits are: {known}.</source>
        <translation>De stukken zijn: {known}.</translation>
    </message>
    <message>
        <source>{name} has no face {face}. Nothing was searched.</source>
        <translation>{name} heeft geen gezicht {face}. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Its faces are numbered from left to right, from 1 to {faces}.</source>
        <translation>De gezichten zijn genummerd van links naar rechts, van 1 tot {faces}.</translation>
    </message>
    <message>
        <source>The probe {probe} is neither a face (f12) or track (t3) of the case nor an image that can be read ({strerror}). Nothing was searched.</source>
        <translation>Het zoekbeeld {probe} is geen gezicht (f12) of spoor (t3) van de zaak, en ook geen leesbare afbeelding ({strerror}). Er is niet gezocht.</translation>
    </message>
    <message>
        <source>The gallery&apos;s search files cannot be relied on: {error}. They were built anew and altered again.</source>
        <translation>Op de zoekbestanden van de galerij is niet te vertrouwen: {error}. Ze zijn opnieuw gebouwd en weer veranderd.</translation>
    </message>
    <message>
        <source>Check the disk of the lab folder, and whether another program writes to it.</source>
        <translation>Controleer de schijf van de labmap, en of een ander programma erin schrijft.</translation>
    </message>
    <message>
        <source>The model pack that the gallery is searched with ({stated}) is missing from the lab.</source>
        <translation>Het modelpakket waarmee de galerij wordt doorzocht ({stated}), ontbreekt in het lab.</translation>
    </message>
    <message>
        <source>Restore {kept} from a backup of the lab.</source>
        <translation>Zet {kept} terug uit een reservekopie van het lab.</translation>
    </message>
    <message>
        <source>The model pack could not be kept in the lab: {strerror}. Nothing was changed.</source>
        <translation>Het modelpakket kon niet in het lab worden bewaard: {strerror}. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Nobody is named as acting. Nothing was done.</source>
        <translation>Er is niet gezegd wie handelt. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Give a name of at most {longest} letters.</source>
        <translation>Geef een naam van hoogstens {longest} letters.</translation>
    </message>
    <message>
        <source>A rejects file in the lab could not be read: {strerror}. The rejects files stay; what was erased before stays erased.</source>
        <translation>Een bestand met geweigerde rijen in het lab kon niet worden gelezen: {strerror}. Die bestanden blijven; wat eerder is gewist, blijft gewist.</translation>
    </message>
    <message>
        <source>Close the programs that have a file of gallery/rejects open, check the disk, and purge again.</source>
        <translation>Sluit de programma&apos;s die een bestand van gallery/rejects open hebben, controleer de schijf, en ruim opnieuw op.</translation>
    </message>
    <message>
        <source>The models that are loaded are not those of the coming pack. Nothing was done.</source>
        <translation>De geladen modellen zijn niet die van het komende pakket. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>Start opnieuw.</translation>
    </message>
    <message>
        <source>The account of {name} was a supervisor&apos;s when the backup was made, and is none now. Nothing was restored.</source>
        <translation>Het account van {name} was van een leidinggevende toen de reservekopie werd gemaakt, en is dat nu niet meer. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>Somebody worked in the lab in {folder} while it was being restored. Nothing was restored.</source>
        <translation>Iemand werkte in het lab in {folder} terwijl het werd teruggezet. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>Free some disk space, close Catchlight everywhere it has this lab open, and restore again.</source>
        <translation>Maak schijfruimte vrij, sluit Catchlight overal waar dit lab open is, en zet het opnieuw terug.</translation>
    </message>
    <message>
        <source>The folder {target} is the backup&apos;s own, or one lies in the other. Nothing was restored.</source>
        <translation>De map {target} is die van de reservekopie zelf, of de ene ligt in de andere. Er is niets teruggezet.</translation>
    </message>
    <message>
        <source>Restore to a folder outside the backup, so that the backup stays as it is.</source>
        <translation>Zet terug in een map buiten de reservekopie, zodat die blijft zoals ze is.</translation>
    </message>
    <message>
        <source>Enrol the portraits again with the model pack in use, or extract the probe again with theirs.</source>
        <translation>Schrijf de portretten opnieuw in met het modelpakket in gebruik, of zoek het gezicht van het zoekbeeld opnieuw met dat van de portretten.</translation>
    </message>
    <message>
        <source>The time of the decision has no time zone. {undone}</source>
        <translation>Het tijdstip van de beslissing heeft geen tijdzone. {undone}</translation>
    </message>
    <message>
        <source>Give it with its zone, as in 2026-11-23T14:05:00+01:00.</source>
        <translation>Geef het met tijdzone, zoals 2026-11-23T14:05:00+01:00.</translation>
    </message>
    <message>
        <source>A list of {k} candidates cannot be made. Nothing was searched.</source>
        <translation>Een lijst van {k} kandidaten is niet te maken. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Choose a length from 1 to {largest}.</source>
        <translation>Kies een lengte van 1 tot {largest}.</translation>
    </message>
    <message>
        <source>A snapshot is a gallery, and holds no exhibits. Nothing was searched.</source>
        <translation>Een momentopname is een galerij, en bevat geen stukken. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Leave the snapshot out, or search the gallery.</source>
        <translation>Laat de momentopname weg, of zoek in de galerij.</translation>
    </message>
    <message>
        <source>Filters choose among portraits; the faces of exhibits have none of these particulars. Nothing was searched.</source>
        <translation>Filters kiezen uit portretten; gezichten van stukken hebben deze gegevens niet. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Leave the filters out, or search the gallery.</source>
        <translation>Laat de filters weg, of zoek in de galerij.</translation>
    </message>
    <message>
        <source>The threshold {threshold} is no comparison score. Nothing was searched.</source>
        <translation>De drempel {threshold} is geen vergelijkingsscore. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Choose a number from -1 to 1, or none.</source>
        <translation>Kies een getal van -1 tot 1, of geen.</translation>
    </message>
    <message>
        <source>A threshold is a comparison score, from -1 to 1. Nothing was done.</source>
        <translation>Een drempel is een vergelijkingsscore, van -1 tot 1. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The usual one is {threshold}.</source>
        <translation>Gebruikelijk is {threshold}.</translation>
    </message>
    <message>
        <source>{id} is a sweep of many faces, and no list of its own.</source>
        <translation>{id} is een rondgang over veel gezichten, en zelf geen lijst.</translation>
    </message>
    <message>
        <source>The templates of {id} were made with another model pack than the probe&apos;s, so they cannot be compared. Nothing was searched.</source>
        <translation>De templates van {id} zijn met een ander modelpakket gemaakt dan die van het zoekbeeld, en zijn dus niet te vergelijken. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Extract the probe again with the model pack of the snapshot.</source>
        <translation>Zoek het gezicht van het zoekbeeld opnieuw met het modelpakket van de momentopname.</translation>
    </message>
    <message>
        <source>The evidence log says by whom; a new search needs an authorisation of its own.</source>
        <translation>Het bewijslogboek zegt door wie; een nieuwe zoekvraag heeft een eigen machtiging nodig.</translation>
    </message>
    <message>
        <source>The sweep {id} was {why}, so nothing can go on under its authorisation. Nothing was searched.</source>
        <translation>De rondgang {id} is gestopt ({why}), dus onder haar machtiging kan niets verdergaan. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Search with an authorisation of its own.</source>
        <translation>Zoek met een eigen machtiging.</translation>
    </message>
    <message>
        <source>The search {search} does not list the person {person_id}.</source>
        <translation>In de lijst van zoekvraag {search} staat persoon {person_id} niet.</translation>
    </message>
    <message>
        <source>The person {person_id} was found in {snapshot} and is not enrolled in this lab.</source>
        <translation>Persoon {person_id} is gevonden in {snapshot} en is in dit lab niet ingeschreven.</translation>
    </message>
    <message>
        <source>What the snapshot says of the person stands on the candidate list.</source>
        <translation>Wat de momentopname over de persoon zegt, staat op de kandidatenlijst.</translation>
    </message>
    <message>
        <source>There is no face in {where} that can be compared with the gallery ({found} found). Nothing was searched.</source>
        <translation>Er is in {where} geen gezicht dat met de galerij te vergelijken is ({found} gevonden). Er is niet gezocht.</translation>
    </message>
    <message>
        <source>It has {known}.</source>
        <translation>De zaak heeft {known}.</translation>
    </message>
    <message>
        <source>A list of {k} candidates for each face cannot be made. Nothing was searched.</source>
        <translation>Een lijst van {k} kandidaten voor elk gezicht is niet te maken. Er is niet gezocht.</translation>
    </message>
    <message>
        <source>Choose a length from 1 to {most}; an exact search of one face lists more.</source>
        <translation>Kies een lengte van 1 tot {most}; een exacte zoekvraag met één gezicht geeft een langere lijst.</translation>
    </message>
    <message>
        <source>The sweep {id} did not search for {name}.</source>
        <translation>De rondgang {id} heeft niet naar {name} gezocht.</translation>
    </message>
    <message>
        <source>{id} is a search of one face, and no sweep.</source>
        <translation>{id} is een zoekvraag met één gezicht, en geen rondgang.</translation>
    </message>
    <message>
        <source>Open it as a search.</source>
        <translation>Open ze als zoekvraag.</translation>
    </message>
    <message>
        <source>The result of the sweep {id} was erased at {erased_at}.</source>
        <translation>Het resultaat van de rondgang {id} is gewist op {erased_at}.</translation>
    </message>
    <message>
        <source>The sweep {id} never finished, so it has no result.</source>
        <translation>De rondgang {id} is nooit afgelopen, en heeft dus geen resultaat.</translation>
    </message>
    <message>
        <source>No portrait is named. Nothing was changed.</source>
        <translation>Er is geen portret genoemd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{name} is no portrait&apos;s id. Nothing was changed.</source>
        <translation>{name} is geen id van een portret. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Portraits are named p12.</source>
        <translation>Portretten heten p12.</translation>
    </message>
    <message>
        <source>The HTML file {name} could not be written: {strerror}. What was done before is kept.</source>
        <translation>Het HTML-bestand {name} kon niet worden geschreven: {strerror}. Wat eerder is gedaan, is bewaard.</translation>
    </message>
    <message>
        <source>these exhibits</source>
        <translation>deze stukken</translation>
    </message>
    <message>
        <source>the case</source>
        <translation>de zaak</translation>
    </message>
    <message>
        <source>A list of {limit} persons cannot be made. Nothing was done.</source>
        <translation>Een lijst van {limit} personen kan niet worden gemaakt. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>{person_id} has no portrait {portrait}. Nothing was done.</source>
        <translation>{person_id} heeft geen portret {portrait}. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>The retention of {portrait} is over, so nothing is compared with it.</source>
        <translation>De bewaartermijn van {portrait} is voorbij, dus er wordt niets mee vergeleken.</translation>
    </message>
    <message>
        <source>Choose a portrait that may still be searched.</source>
        <translation>Kies een portret waarin nog mag worden gezocht.</translation>
    </message>
    <message>
        <source>{portrait} has no template of the model pack in use, so nothing is compared with it.</source>
        <translation>{portrait} heeft geen template van het modelpakket in gebruik, dus er wordt niets mee vergeleken.</translation>
    </message>
    <message>
        <source>A member or a supervisor can open it again, on the page of the case.</source>
        <translation>Een lid of een leidinggevende kan haar heropenen.</translation>
    </message>
    <message>
        <source>See on the page Log, with Verify the log, what was changed. Then restore a backup of the lab.</source>
        <translation>Controleer het logboek om te zien wat is veranderd, en zet daarna een reservekopie van het lab terug.</translation>
    </message>
    <message>
        <source>Check the number on the page Cases, or ask a member or a supervisor to add you.</source>
        <translation>Controleer het nummer, of vraag een lid of een leidinggevende u toe te voegen.</translation>
    </message>
    <message>
        <source>Ask a supervisor to record the decision, on the page Authorisations.</source>
        <translation>Vraag een leidinggevende het besluit vast te leggen.</translation>
    </message>
    <message>
        <source>See the page Log, Verify the log.</source>
        <translation>Controleer het logboek.</translation>
    </message>
    <message>
        <source>Choose your own, under My account.</source>
        <translation>Kies een eigen wachtzin, onder Mijn account.</translation>
    </message>
    <message>
        <source>Restore it to another folder first: on the page Start, Restore a lab from a backup.</source>
        <translation>Zet het eerst terug in een andere map.</translation>
    </message>
    <message>
        <source>Choose the folder that holds lab.toml, or create a lab on the page Start.</source>
        <translation>Kies de map waarin lab.toml staat, of maak een lab.</translation>
    </message>
    <message>
        <source>Give both.</source>
        <translation>Geef het nummer en het strafbare feit.</translation>
    </message>
    <message>
        <source>Open it first, on the page Cases.</source>
        <translation>Open de zaak eerst.</translation>
    </message>
    <message>
        <source>The page of the case lists them under Exhibits.</source>
        <translation>De stukken staan bij de zaak.</translation>
    </message>
    <message>
        <source>The page of the case lists them under Faces.</source>
        <translation>De gezichten staan bij de zaak.</translation>
    </message>
    <message>
        <source>Restore the lab from a backup; on the page Log, Verify the log shows whether entries were altered.</source>
        <translation>Zet het lab terug uit een reservekopie; de controle van het logboek laat zien of regels zijn veranderd.</translation>
    </message>
    <message>
        <source>Try again when it answers (on the page Gallery, under Server, Test the connection), or search the lab&apos;s own copy: a custodian can move the searches back to the lab there.</source>
        <translation>Probeer het opnieuw als hij antwoordt, of laat een galerijbeheerder de zoekvragen naar de eigen kopie van het lab terugzetten.</translation>
    </message>
    <message>
        <source>Have a custodian make it anew on the page Gallery, under Server: take it away, connect it, and move the searches there.</source>
        <translation>Laat een galerijbeheerder haar opnieuw maken: de server weghalen, opnieuw noemen en de galerij overbrengen.</translation>
    </message>
    <message>
        <source>Have a custodian compare and mend it on the page Gallery, under Server: move the searches there again.</source>
        <translation>Laat een galerijbeheerder haar vergelijken en herstellen, door de galerij opnieuw naar de server over te brengen.</translation>
    </message>
    <message>
        <source>Have a custodian tell it on the page Gallery, under Server: Send waiting changes.</source>
        <translation>Laat een galerijbeheerder de server bijwerken.</translation>
    </message>
    <message>
        <source>Connect one on the page Gallery, under Server.</source>
        <translation>Laat een galerijbeheerder er een noemen.</translation>
    </message>
    <message>
        <source>Enter it at this workstation: on the page Gallery, under Server, Token.</source>
        <translation>Voer het op dit werkstation in.</translation>
    </message>
    <message>
        <source>The person&apos;s record says why. A supervisor can release the hold there.</source>
        <translation>De reden staat bij de persoon. Een leidinggevende kan het bewaarbevel opheffen.</translation>
    </message>
    <message>
        <source>The page Gallery lists them under Snapshots.</source>
        <translation>De momentopnamen staan op de galerijpagina.</translation>
    </message>
    <message>
        <source>Search that one; the page Gallery lists them under Snapshots.</source>
        <translation>Zoek in die; de momentopnamen staan op de galerijpagina.</translation>
    </message>
    <message>
        <source>Take it away first.</source>
        <translation>Haal hem eerst weg.</translation>
    </message>
    <message>
        <source>Move the searches back to the lab first.</source>
        <translation>Breng de galerij eerst terug naar het lab.</translation>
    </message>
    <message>
        <source>Its id stands in its result; the page Authorisations lists those that wait for a decision.</source>
        <translation>Het id staat bij het resultaat; zoekvragen die op een beslissing wachten, staan bij het toezicht.</translation>
    </message>
    <message>
        <source>The person&apos;s record shows which ones there are.</source>
        <translation>De portretten staan bij de persoon.</translation>
    </message>
    <message>
        <source>The page Keeping says why, under Cases. A supervisor can release the hold there.</source>
        <translation>De reden staat bij de bewaartermijn van de zaak. Een leidinggevende kan het bewaarbevel opheffen.</translation>
    </message>
    <message>
        <source>A supervisor can release the hold of that case, on the page Keeping under Cases.</source>
        <translation>Een leidinggevende kan het bewaarbevel van die zaak opheffen.</translation>
    </message>
    <message>
        <source>Nothing to do. Its certificate is on the page Keeping.</source>
        <translation>Er hoeft niets te gebeuren. Het bewijs staat in het lab.</translation>
    </message>
    <message>
        <source>The page of the case lists its faces.</source>
        <translation>De gezichten staan bij de zaak.</translation>
    </message>
    <message>
        <source>The page Accounts lists them.</source>
        <translation>De accounts staan op de pagina met accounts.</translation>
    </message>
    <message>
        <source>Ask another supervisor. Your own key and passphrase can be changed under My account.</source>
        <translation>Vraag een andere leidinggevende. Uw eigen sleutel en wachtzin kunt u zelf vernieuwen.</translation>
    </message>
    <message>
        <source>Ask a supervisor to give the role, or to enable the account, on the page Accounts.</source>
        <translation>Vraag een leidinggevende om de rol, of om het account in te schakelen.</translation>
    </message>
    <message>
        <source>See its members, on the page of the case {number}.</source>
        <translation>De leden staan bij zaak {number}.</translation>
    </message>
    <message>
        <source>See on the page Log, with Verify the log, what was changed.</source>
        <translation>Controleer het logboek om te zien wat is veranderd.</translation>
    </message>
    <message>
        <source>See the page Log.</source>
        <translation>Kijk in het logboek.</translation>
    </message>
    <message>
        <source>Save them again from the page Keeping, under Certificates.</source>
        <translation>Schrijf ze opnieuw weg.</translation>
    </message>
    <message>
        <source>Open it as a sweep, on the page of the case under Searches.</source>
        <translation>Open hem als rondgang.</translation>
    </message>
    <message>
        <source>Open the person on the page Gallery.</source>
        <translation>Open de persoon zonder zoekvraag.</translation>
    </message>
    <message>
        <source>Search for one face at a time.</source>
        <translation>Zoek met één gezicht tegelijk.</translation>
    </message>
    <message>
        <source>Extract the exhibits&apos; faces first, with the model pack of the gallery.</source>
        <translation>Zoek eerst de gezichten van de stukken, met het modelpakket van de galerij.</translation>
    </message>
    <message>
        <source>The sweep lists its faces.</source>
        <translation>De gezichten staan bij de rondgang.</translation>
    </message>
    <message>
        <source>The person&apos;s record shows the ids of the portraits.</source>
        <translation>Bij de persoon staan de nummers van de portretten.</translation>
    </message>
    <message>
        <source>Choose which one is searched: {snapshots}.</source>
        <translation>Kies waarin wordt gezocht: {snapshots}.</translation>
    </message>
    <message>
        <source>Choose a whole snapshot instead.</source>
        <translation>Kies een volledige momentopname.</translation>
    </message>
    <message>
        <source>Take it away and connect it again, with its token.</source>
        <translation>Koppel hem los en koppel hem opnieuw, met zijn token.</translation>
    </message>
    <message>
        <source>Make one on the page Gallery, under Snapshots: New key pair.</source>
        <translation>Maak er een op de pagina Galerij, onder Momentopnamen: Nieuw sleutelpaar.</translation>
    </message>
    <message>
        <source>State that it was granted and its reference, or leave out who granted it and when.</source>
        <translation>Geef op dat zij is verleend en haar kenmerk, of laat weg wie haar verleende en wanneer.</translation>
    </message>
    <message>
        <source>Start again, so that the pack in use is loaded and extract the probe with it; or have a custodian enrol the gallery anew, on the page Gallery under Index.</source>
        <translation>Start opnieuw, zodat het pakket in gebruik wordt geladen, en zoek het gezicht van het zoekbeeld daarmee; of laat een galerijbeheerder de galerij opnieuw inschrijven.</translation>
    </message>
    <message>
        <source>Give the fingerprint that the witness handed over.</source>
        <translation>Geef de vingerafdruk die de getuige overhandigde.</translation>
    </message>
    <message>
        <source>Give the fingerprint that was handed over when that lab was made.</source>
        <translation>Geef de vingerafdruk op die werd overhandigd toen dat lab werd gemaakt.</translation>
    </message>
    <message>
        <source>Use a newer backup, or give the reason: it stays in the restored log for ever.</source>
        <translation>Gebruik een nieuwere reservekopie, of geef de reden: die blijft voor altijd in het teruggezette logboek.</translation>
    </message>
    <message>
        <source>Say who or what authorised it and what it is for.</source>
        <translation>Zeg wie of wat hiertoe machtigde en waarvoor het is.</translation>
    </message>
    <message>
        <source>Say why, as in: retention is over.</source>
        <translation>Zeg waarom, bijvoorbeeld: de bewaartermijn is voorbij.</translation>
    </message>
    <message>
        <source>Say why, as in: appeal pending.</source>
        <translation>Zeg waarom, bijvoorbeeld: er loopt hoger beroep.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Zeg waarom.</translation>
    </message>
    <message>
        <source>Say who decided.</source>
        <translation>Zeg wie heeft beslist.</translation>
    </message>
    <message>
        <source>Say under which number it can be found.</source>
        <translation>Zeg onder welk nummer ze te vinden is.</translation>
    </message>
    <message>
        <source>Give a later one.</source>
        <translation>Geef een latere dag.</translation>
    </message>
    <message>
        <source>Choose one of the {faces} faces: {ids}.</source>
        <translation>Kies een van de {faces} gezichten: {ids}.</translation>
    </message>
    <message>
        <source>Say who is working.</source>
        <translation>Zeg wie er werkt.</translation>
    </message>
    <message>
        <source>Give the time at which it was made, or ask for the authorisation.</source>
        <translation>Geef het tijdstip waarop ze is genomen, of vraag de machtiging aan.</translation>
    </message>
    <message>
        <source>Choose portraits or persons.</source>
        <translation>Noem portretten of personen.</translation>
    </message>
    <message>
        <source>Choose another portrait, or have the gallery enrolled anew, on the page Gallery under Index.</source>
        <translation>Kies een ander portret, of laat de galerij opnieuw inschrijven, op de pagina Galerij onder Index.</translation>
    </message>
    <message>
        <source>Choose the recipient&apos;s private key in the form, and import it again.</source>
        <translation>Kies in het formulier de geheime sleutel van de ontvanger en importeer opnieuw.</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>This was not done</source>
        <translation>Dit is niet gedaan</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Onverwachte fout</translation>
    </message>
    <message>
        <source>Catchlight met an error that it does not know. What was committed before is kept.</source>
        <translation>Catchlight stuitte op een onbekende fout. Wat eerder is vastgelegd, blijft bewaard.</translation>
    </message>
    <message>
        <source>The details were saved in {file}.</source>
        <translation>De bijzonderheden staan in {file}.</translation>
    </message>
    <message>
        <source>The details could not be saved; copy them from here.</source>
        <translation>De bijzonderheden konden niet worden bewaard; kopieer ze hier.</translation>
    </message>
</context>
<context>
    <name>exhibits</name>
    <message>
        <source>Id</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kenmerk</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Beelden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Let op</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Origineel</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>Seized</source>
        <translation>In beslag</translation>
    </message>
    <message>
        <source>an unknown number of</source>
        <translation>een onbekend aantal</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>Onderzocht</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>{frames} of {expected} frames, {failed} failed</source>
        <translation>{frames} van {expected} beelden, {failed} mislukt</translation>
    </message>
    <message>
        <source>faces from {pixels} pixels</source>
        <translation>gezichten vanaf {pixels} pixels</translation>
    </message>
    <message>
        <source>{poor} not suitable</source>
        <translation>{poor} ongeschikt</translation>
    </message>
    <message>
        <source>at {media} it showed {shown}</source>
        <translation>bij {media} wees hij {shown} aan</translation>
    </message>
    <message>
        <source>measured by {name}</source>
        <translation>gemeten door {name}</translation>
    </message>
    <message>
        <source>recorder fast by {seconds} s</source>
        <translation>recorder loopt {seconds} s voor</translation>
    </message>
    <message>
        <source>recorder slow by {seconds} s</source>
        <translation>recorder loopt {seconds} s achter</translation>
    </message>
    <message>
        <source>recorder right</source>
        <translation>recorder loopt gelijk</translation>
    </message>
    <message>
        <source>Partly done: {frames} of {expected} frames. {reason}</source>
        <translation>Deels klaar: {frames} van {expected} beelden. {reason}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>What was done is kept; extraction can go on from there.</source>
        <translation>Wat klaar is, blijft bewaard; het zoeken kan van daar verdergaan.</translation>
    </message>
    <message>
        <source>Frames decoded / frames expected</source>
        <translation>Gelezen beelden / verwachte beelden</translation>
    </message>
</context>
<context>
    <name>faces</name>
    <message>
        <source>Page {number}</source>
        <translation>Pagina {number}</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>sex: {values}</source>
        <translation>geslacht: {values}</translation>
    </message>
    <message>
        <source>source: {values}</source>
        <translation>bron: {values}</translation>
    </message>
    <message>
        <source>legal basis: {values}</source>
        <translation>grondslag: {values}</translation>
    </message>
    <message>
        <source>tags: {values}</source>
        <translation>labels: {values}</translation>
    </message>
    <message>
        <source>born {range}</source>
        <translation>geboren {range}</translation>
    </message>
    <message>
        <source>portrait taken {range}</source>
        <translation>portret gemaakt {range}</translation>
    </message>
    <message>
        <source>persons without a birth year stay in</source>
        <translation>personen zonder geboortejaar blijven erin</translation>
    </message>
    <message>
        <source>persons without a birth year are left out</source>
        <translation>personen zonder geboortejaar vallen eruit</translation>
    </message>
    <message>
        <source>female</source>
        <translation>vrouw</translation>
    </message>
    <message>
        <source>male</source>
        <translation>man</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>tot en met {last}</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>vanaf {first}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot en met {last}</translation>
    </message>
    <message>
        <source>{values} and {more} more</source>
        <translation>{values} en nog {more}</translation>
    </message>
</context>
<context>
    <name>keeping</name>
    <message>
        <source>{day}, overdue</source>
        <translation>{day}, te lang</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Afgesloten</translation>
    </message>
    <message>
        <source>{state}, legal hold</source>
        <translation>{state}, bewaarbevel</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Result of a search</source>
        <translation>Uitslag van een zoekvraag</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
    <message>
        <source>Rejects files</source>
        <translation>Geweigerde rijen</translation>
    </message>
    <message>
        <source>Related records</source>
        <translation>Bijbehorende gegevens</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Geen rijen</translation>
    </message>
    <message>
        <source>The backup is restored; entry {entry} of the log says so for ever.</source>
        <translation>De reservekopie is teruggezet; regel {entry} van het logboek zegt dat voorgoed.</translation>
    </message>
    <message>
        <source>Erasures made since the backup were done again: {number}.</source>
        <translation>Wat sindsdien was gewist, is opnieuw gewist: {number}.</translation>
    </message>
    <message>
        <source>Only their texts could be erased again: {subjects}.</source>
        <translation>Alleen de teksten konden opnieuw worden gewist: {subjects}.</translation>
    </message>
    <message>
        <source>Put under legal hold again: {cases}.</source>
        <translation>Weer onder bewaarbevel: {cases}.</translation>
    </message>
    <message>
        <source>Accounts to check, they are as they were then: {names}.</source>
        <translation>Te controleren accounts, ze zijn zoals toen: {names}.</translation>
    </message>
    <message>
        <source>The lab that was there lies in {folder}.</source>
        <translation>Het lab dat er stond, ligt in {folder}.</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Zoekvragen</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>starts at {time} of the container</source>
        <translation>begint op {time} van de container</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Pixel format</source>
        <translation>Pixelformaat</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>Time base</source>
        <translation>Tijdbasis</translation>
    </message>
    <message>
        <source>{fraction} s</source>
        <translation>{fraction} s</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>As announced. Times are the container&apos;s own, never counted from it.</source>
        <translation>Zoals opgegeven. Tijden zijn die van de container, nooit hieruit berekend.</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Stromen</translation>
    </message>
    <message>
        <source>pixels {aspect}, made square</source>
        <translation>pixels {aspect}, vierkant gemaakt</translation>
    </message>
    <message>
        <source>square pixels</source>
        <translation>vierkante pixels</translation>
    </message>
    <message>
        <source>turned upright by {degrees}°</source>
        <translation>{degrees}° rechtop gedraaid</translation>
    </message>
    <message>
        <source>the first video stream; the file does not say whether it has more</source>
        <translation>de eerste videostroom; het bestand zegt niet of het er meer heeft</translation>
    </message>
    <message>
        <source>one video stream</source>
        <translation>één videostroom</translation>
    </message>
    <message>
        <source>{number} video streams; the first is examined</source>
        <translation>{number} videostromen; de eerste wordt onderzocht</translation>
    </message>
    <message>
        <source>{rate} frames a second</source>
        <translation>{rate} beelden per seconde</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Werkwijze</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinste gezicht</translation>
    </message>
    <message>
        <source>{pixels} pixels wide; narrower ones are not looked for</source>
        <translation>{pixels} pixels breed; naar smallere wordt niet gezocht</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Verwacht</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Gedecodeerd</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Onveranderd</translation>
    </message>
    <message>
        <source>{count}, decoded and not looked at again</source>
        <translation>{count}, gedecodeerd en niet opnieuw bekeken</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubbel</translation>
    </message>
    <message>
        <source>{count}, identical to the frame before</source>
        <translation>{count}, gelijk aan het beeld ervoor</translation>
    </message>
    <message>
        <source>{faces} in {tracks} tracks, {poor} not suitable</source>
        <translation>{faces} in {tracks} sporen, {poor} ongeschikt</translation>
    </message>
    <message>
        <source>{faces}, {poor} not suitable</source>
        <translation>{faces}, {poor} ongeschikt</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Werktijd</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modellen</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Begonnen door</translation>
    </message>
    <message>
        <source>Extraction is under way; the figures follow.</source>
        <translation>Het zoeken is bezig; de cijfers volgen.</translation>
    </message>
    <message>
        <source>Not examined yet. Extract its faces to fill the ledger.</source>
        <translation>Nog niet onderzocht. Zoek de gezichten om de staat te vullen.</translation>
    </message>
    <message>
        <source>Unfinished: {far}. What was done is kept; it can go on from there.</source>
        <translation>Onaf: {far}. Wat klaar is, blijft bewaard; het kan van daar verdergaan.</translation>
    </message>
    <message>
        <source>Partly done: {far}. {reason}</source>
        <translation>Deels klaar: {far}. {reason}</translation>
    </message>
    <message>
        <source>Failed: {far}. {reason}</source>
        <translation>Mislukt: {far}. {reason}</translation>
    </message>
    <message>
        <source>Complete: {far}.</source>
        <translation>Volledig: {far}.</translation>
    </message>
    <message>
        <source>Complete, but frames failed: {far}.</source>
        <translation>Volledig, maar er mislukten beelden: {far}.</translation>
    </message>
    <message>
        <source>{frames} frames decoded</source>
        <translation>{frames} beelden gedecodeerd</translation>
    </message>
    <message>
        <source>{frames} of {expected} frames decoded</source>
        <translation>{frames} van {expected} beelden gedecodeerd</translation>
    </message>
    <message>
        <source>the file does not say</source>
        <translation>het bestand zegt het niet</translation>
    </message>
    <message>
        <source>exactly {count}, by the file&apos;s own table</source>
        <translation>precies {count}, volgens de tabel van het bestand</translation>
    </message>
    <message>
        <source>about {count}, from duration and rate</source>
        <translation>ongeveer {count}, uit duur en tempo</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Searches and authorisations</source>
        <translation>Zoekvragen en machtigingen</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>Raadpleging</translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation>Verstrekking</translation>
    </message>
    <message>
        <source>Erasure and retention</source>
        <translation>Wissen en bewaren</translation>
    </message>
    <message>
        <source>Cases and exhibits</source>
        <translation>Zaken en stukken</translation>
    </message>
    <message>
        <source>Faces and tracks</source>
        <translation>Gezichten en sporen</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerij</translation>
    </message>
    <message>
        <source>Accounts and sign-ins</source>
        <translation>Accounts en aanmeldingen</translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation>Geweigerd en mislukt</translation>
    </message>
    <message>
        <source>Lab, log and clock</source>
        <translation>Lab, logboek en klok</translation>
    </message>
    <message>
        <source>This entry was changed and cannot be read</source>
        <translation>Deze regel is gewijzigd en is niet te lezen</translation>
    </message>
    <message>
        <source>Verify the log to see what is wrong with it</source>
        <translation>Controleer het logboek om te zien wat eraan schort</translation>
    </message>
    <message>
        <source>Of a case that you are no member of: its texts are not shown</source>
        <translation>Van een zaak waarvan u geen lid bent: de teksten worden niet getoond</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(gewist)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>an imported snapshot</source>
        <translation>een geïmporteerde momentopname</translation>
    </message>
    <message>
        <source>the exhibits of the case</source>
        <translation>de stukken van de zaak</translation>
    </message>
    <message>
        <source>the gallery</source>
        <translation>de galerij</translation>
    </message>
    <message>
        <source>(withheld)</source>
        <translation>(achtergehouden)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>a case</source>
        <translation>een zaak</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>verleend</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>gevraagd</translation>
    </message>
    <message>
        <source>nobody moved key or pointer</source>
        <translation>niemand bewoog toets of aanwijzer</translation>
    </message>
    <message>
        <source>the window was closed</source>
        <translation>het venster is gesloten</translation>
    </message>
    <message>
        <source>the result of search</source>
        <translation>het resultaat van zoekvraag</translation>
    </message>
    <message>
        <source>the case</source>
        <translation>de zaak</translation>
    </message>
    <message>
        <source>persons that may be the same</source>
        <translation>personen die dezelfde kunnen zijn</translation>
    </message>
    <message>
        <source>portraits close to many</source>
        <translation>portretten die op veel andere lijken</translation>
    </message>
    <message>
        <source>portraits of low quality</source>
        <translation>portretten van lage kwaliteit</translation>
    </message>
    <message>
        <source>retention that ends soon</source>
        <translation>bewaartermijn die binnenkort eindigt</translation>
    </message>
    <message>
        <source>who looks like one portrait</source>
        <translation>wie op één portret lijken</translation>
    </message>
    <message>
        <source>the gallery server</source>
        <translation>de galerijserver</translation>
    </message>
    <message>
        <source>the lab itself</source>
        <translation>het lab zelf</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Machtiging</translation>
    </message>
    <message>
        <source>must be granted by</source>
        <translation>te verlenen uiterlijk</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Beslist door</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kenmerk</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Gezag</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Omdat</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Aan</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Feit</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Vergeleken</translation>
    </message>
    <message>
        <source>Gallery revision</source>
        <translation>Galerijversie</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Zaaknummer</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>Gemeten door</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Getoond</translation>
    </message>
    <message>
        <source>Faces searched for</source>
        <translation>Gezochte gezichten</translation>
    </message>
    <message>
        <source>Of these with candidates</source>
        <translation>Daarvan met kandidaten</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>New templates</source>
        <translation>Nieuwe templates</translation>
    </message>
    <message>
        <source>Portraits left</source>
        <translation>Nog te doen portretten</translation>
    </message>
    <message>
        <source>Not to be used after</source>
        <translation>Niet te gebruiken na</translation>
    </message>
    <message>
        <source>Snapshot not to be used after</source>
        <translation>Momentopname niet te gebruiken na</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Gallery root</source>
        <translation>Wortel van de galerij</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gezichten</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Frames decoded</source>
        <translation>Beelden gedecodeerd</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Nodig</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Werkplek</translation>
    </message>
    <message>
        <source>System account</source>
        <translation>Systeemaccount</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Op</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Doelmap</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Ends at the latest</source>
        <translation>Eindigt uiterlijk</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconden</translation>
    </message>
    <message>
        <source>The lab was created</source>
        <translation>Het lab is gemaakt</translation>
    </message>
    <message>
        <source>The lab was backed up</source>
        <translation>Van het lab is een reservekopie gemaakt</translation>
    </message>
    <message>
        <source>The lab was restored from a backup</source>
        <translation>Het lab is uit een reservekopie teruggezet</translation>
    </message>
    <message>
        <source>Case {number} was opened</source>
        <translation>Zaak {number} is geopend</translation>
    </message>
    <message>
        <source>Case {case} was closed</source>
        <translation>Zaak {case} is gesloten</translation>
    </message>
    <message>
        <source>Case {case} was opened again</source>
        <translation>Zaak {case} is weer geopend</translation>
    </message>
    <message>
        <source>The expiry of case {case} was set</source>
        <translation>De bewaartermijn van zaak {case} is gezet</translation>
    </message>
    <message>
        <source>Case {case} was put under legal hold</source>
        <translation>Zaak {case} mag voorlopig niet worden gewist</translation>
    </message>
    <message>
        <source>The legal hold of case {case} was ended</source>
        <translation>Zaak {case} mag weer worden gewist</translation>
    </message>
    <message>
        <source>Case {case} was consulted</source>
        <translation>Zaak {case} is geraadpleegd</translation>
    </message>
    <message>
        <source>{account} became a member of case {case}</source>
        <translation>{account} werd lid van zaak {case}</translation>
    </message>
    <message>
        <source>{account} is no member of case {case} any more</source>
        <translation>{account} is geen lid meer van zaak {case}</translation>
    </message>
    <message>
        <source>Exhibit {exhibit} was taken in</source>
        <translation>Stuk {exhibit} is opgenomen</translation>
    </message>
    <message>
        <source>The recorder’s clock of {exhibit} was noted</source>
        <translation>De recorderklok van {exhibit} is genoteerd</translation>
    </message>
    <message>
        <source>Extraction of {exhibit} started</source>
        <translation>Gezichten zoeken in {exhibit} begonnen</translation>
    </message>
    <message>
        <source>Extraction of {exhibit} continued</source>
        <translation>Gezichten zoeken in {exhibit} voortgezet</translation>
    </message>
    <message>
        <source>Extraction of {exhibit} was cancelled</source>
        <translation>Gezichten zoeken in {exhibit} geannuleerd</translation>
    </message>
    <message>
        <source>Extraction of {exhibit} failed</source>
        <translation>Gezichten zoeken in {exhibit} mislukt</translation>
    </message>
    <message>
        <source>Extraction of {exhibit} finished</source>
        <translation>Gezichten zoeken in {exhibit} klaar</translation>
    </message>
    <message>
        <source>A track of {exhibit} was split</source>
        <translation>Een spoor van {exhibit} is gesplitst</translation>
    </message>
    <message>
        <source>Tracks of {exhibit} were merged</source>
        <translation>Sporen van {exhibit} zijn samengevoegd</translation>
    </message>
    <message>
        <source>A change of the tracks of {exhibit} was undone</source>
        <translation>Een wijziging van de sporen van {exhibit} is ongedaan gemaakt</translation>
    </message>
    <message>
        <source>Enrolment of {rows} rows started</source>
        <translation>Opname van {rows} rijen begonnen</translation>
    </message>
    <message>
        <source>The enrolment finished</source>
        <translation>De opname is klaar</translation>
    </message>
    <message>
        <source>The enrolment was cancelled</source>
        <translation>De opname is geannuleerd</translation>
    </message>
    <message>
        <source>Portraits were enrolled: {portraits}; the gallery is at revision {revision}</source>
        <translation>Portretten opgenomen: {portraits}; de galerij heeft versie {revision}</translation>
    </message>
    <message>
        <source>The gallery’s search files were built, for revision {revision}</source>
        <translation>De zoekbestanden van de galerij zijn gebouwd, voor revisie {revision}</translation>
    </message>
    <message>
        <source>A harmed search file was built anew: {file}</source>
        <translation>Een beschadigd zoekbestand is opnieuw gebouwd: {file}</translation>
    </message>
    <message>
        <source>A list of the gallery was made: {list}</source>
        <translation>Er is een lijst van de galerij gemaakt: {list}</translation>
    </message>
    <message>
        <source>The tag {tag} was put on {portraits} portraits</source>
        <translation>Het label {tag} is op {portraits} portretten gezet</translation>
    </message>
    <message>
        <source>The tag {tag} was taken from {portraits} portraits</source>
        <translation>Het label {tag} is van {portraits} portretten gehaald</translation>
    </message>
    <message>
        <source>Templates were erased: {templates}; the gallery is at revision {revision}</source>
        <translation>Templates zijn gewist: {templates}; de galerij staat op revisie {revision}</translation>
    </message>
    <message>
        <source>The gallery of revision {revision} was exported as a snapshot</source>
        <translation>De galerij van revisie {revision} is als momentopname geëxporteerd</translation>
    </message>
    <message>
        <source>A snapshot of another lab’s gallery was imported, of revision {revision}</source>
        <translation>Een momentopname van de galerij van een ander lab is geïmporteerd, van revisie {revision}</translation>
    </message>
    <message>
        <source>A snapshot was refused</source>
        <translation>Een momentopname is geweigerd</translation>
    </message>
    <message>
        <source>The gallery uses another model pack now</source>
        <translation>De galerij gebruikt nu een ander modelpakket</translation>
    </message>
    <message>
        <source>New templates for {portraits_left} portraits were begun, with the model pack {pack}</source>
        <translation>Nieuwe templates voor {portraits_left} portretten zijn begonnen, met het modelpakket {pack}</translation>
    </message>
    <message>
        <source>The coming model pack finds no usable face in some portraits</source>
        <translation>Het komende modelpakket vindt in sommige portretten geen bruikbaar gezicht</translation>
    </message>
    <message>
        <source>The making of new templates finished</source>
        <translation>Het maken van nieuwe templates is klaar</translation>
    </message>
    <message>
        <source>The making of new templates was cancelled</source>
        <translation>Het maken van nieuwe templates is afgebroken</translation>
    </message>
    <message>
        <source>The gallery server {address} was named</source>
        <translation>De galerijserver {address} is opgegeven</translation>
    </message>
    <message>
        <source>Searches are run at {searched_at} now</source>
        <translation>Zoekvragen lopen nu bij {searched_at}</translation>
    </message>
    <message>
        <source>The gallery server was told of {sent} templates and {deleted} erasures</source>
        <translation>De galerijserver heeft {sent} templates en {deleted} wissingen doorgekregen</translation>
    </message>
    <message>
        <source>The gallery server {address} is not used any more</source>
        <translation>De galerijserver {address} wordt niet meer gebruikt</translation>
    </message>
    <message>
        <source>A person of the gallery was put under legal hold</source>
        <translation>Een persoon van de galerij is onder een bewaarbevel gesteld</translation>
    </message>
    <message>
        <source>The legal hold of a person was ended</source>
        <translation>Het bewaarbevel van een persoon is beëindigd</translation>
    </message>
    <message>
        <source>Search {search} of {scope} started for {probe}</source>
        <translation>Zoekvraag {search} in {scope} begonnen voor {probe}</translation>
    </message>
    <message>
        <source>Search {search} of {scope} finished</source>
        <translation>Zoekvraag {search} in {scope} klaar</translation>
    </message>
    <message>
        <source>Sweep {search} of the gallery started, for all faces of the case</source>
        <translation>Rondgang {search} in de galerij is begonnen, voor alle gezichten van de zaak</translation>
    </message>
    <message>
        <source>Sweep {search} of the gallery finished</source>
        <translation>Rondgang {search} in de galerij is klaar</translation>
    </message>
    <message>
        <source>Sweep {search} was abandoned</source>
        <translation>Rondgang {search} is gestaakt</translation>
    </message>
    <message>
        <source>The result of sweep {search} was consulted</source>
        <translation>Het resultaat van rondgang {search} is geraadpleegd</translation>
    </message>
    <message>
        <source>Search {search} was abandoned</source>
        <translation>Zoekvraag {search} is afgebroken</translation>
    </message>
    <message>
        <source>The authorisation of search {search} was granted</source>
        <translation>De machtiging voor zoekvraag {search} is verleend</translation>
    </message>
    <message>
        <source>The authorisation of search {search} was refused</source>
        <translation>De machtiging voor zoekvraag {search} is geweigerd</translation>
    </message>
    <message>
        <source>The authority of search {search} was consulted</source>
        <translation>Het gezag voor zoekvraag {search} is geraadpleegd</translation>
    </message>
    <message>
        <source>The result of search {search} was consulted</source>
        <translation>Het resultaat van zoekvraag {search} is geraadpleegd</translation>
    </message>
    <message>
        <source>The candidate at rank {rank} of search {search} was consulted</source>
        <translation>De kandidaat op rang {rank} van zoekvraag {search} is geraadpleegd</translation>
    </message>
    <message>
        <source>Persons of the gallery were looked through</source>
        <translation>Personen uit de galerij zijn doorgenomen</translation>
    </message>
    <message>
        <source>A person of the gallery was consulted</source>
        <translation>Een persoon uit de galerij is geraadpleegd</translation>
    </message>
    <message>
        <source>Access was refused: {what}</source>
        <translation>Toegang geweigerd: {what}</translation>
    </message>
    <message>
        <source>The account of {account} was created</source>
        <translation>Het account van {account} is gemaakt</translation>
    </message>
    <message>
        <source>The roles of {account} were changed</source>
        <translation>De rollen van {account} zijn gewijzigd</translation>
    </message>
    <message>
        <source>The account of {account} was disabled</source>
        <translation>Het account van {account} is geblokkeerd</translation>
    </message>
    <message>
        <source>The account of {account} was enabled again</source>
        <translation>Het account van {account} is weer vrijgegeven</translation>
    </message>
    <message>
        <source>The account of {account} was reset: it has a new key</source>
        <translation>Het account van {account} is opnieuw ingesteld: het heeft een nieuwe sleutel</translation>
    </message>
    <message>
        <source>{account} changed to a new key</source>
        <translation>{account} kreeg een nieuwe sleutel</translation>
    </message>
    <message>
        <source>A passphrase was changed</source>
        <translation>Een wachtwoordzin is gewijzigd</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Aangemeld</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Afgemeld</translation>
    </message>
    <message>
        <source>A sign-in as {account} failed</source>
        <translation>Een aanmelding als {account} mislukte</translation>
    </message>
    <message>
        <source>A long job got a key of its own</source>
        <translation>Een lange taak kreeg een eigen sleutel</translation>
    </message>
    <message>
        <source>A long job ended; its key signs nothing more</source>
        <translation>Een lange taak is beëindigd; de sleutel ervan tekent niets meer</translation>
    </message>
    <message>
        <source>The computer’s clock was set back</source>
        <translation>De klok van de computer is teruggezet</translation>
    </message>
    <message>
        <source>Erased: {kind} {subject}</source>
        <translation>Gewist: {kind} {subject}</translation>
    </message>
    <message>
        <source>More of an erasure</source>
        <translation>Vervolg van een wissing</translation>
    </message>
    <message>
        <source>What was erased is off the disk too; erased by entries: {erasures}</source>
        <translation>Het gewiste is ook van de schijf af; gewist door regels: {erasures}</translation>
    </message>
    <message>
        <source>A checkpoint of another log over {size} entries was cosigned</source>
        <translation>Een ijkpunt van een ander logboek over {size} regels is medeondertekend</translation>
    </message>
    <message>
        <source>A checkpoint over {size} entries was made</source>
        <translation>Een ijkpunt over {size} regels is gemaakt</translation>
    </message>
    <message>
        <source>A cosignature of the checkpoint over {size} entries was imported</source>
        <translation>Een medeondertekening van het ijkpunt over {size} regels is opgenomen</translation>
    </message>
    <message>
        <source>The log was exported</source>
        <translation>Het logboek is uitgevoerd</translation>
    </message>
    <message>
        <source>A proof of entry {entry} was written</source>
        <translation>Een bewijs van regel {entry} is geschreven</translation>
    </message>
    <message>
        <source>A report was written: {title}</source>
        <translation>Een verslag is geschreven: {title}</translation>
    </message>
    <message>
        <source>The annual report of {year} was made</source>
        <translation>Het jaarverslag van {year} is gemaakt</translation>
    </message>
    <message>
        <source>The statistics were consulted</source>
        <translation>De cijfers zijn geraadpleegd</translation>
    </message>
</context>
<context>
    <name>loss</name>
    <message>
        <source>How many it misses on this gallery was not measured.</source>
        <translation>Hoeveel het er in deze galerij mist, is niet gemeten.</translation>
    </message>
    <message>
        <source>Measured on this gallery, it missed {bands}.</source>
        <translation>Gemeten op deze galerij miste het {bands}.</translation>
    </message>
    <message>
        <source>{lost} of {found} with scores from {low} to {high}</source>
        <translation>{lost} van {found} met scores van {low} tot {high}</translation>
    </message>
    <message>
        <source>score {low} to {high}</source>
        <translation>score {low} tot {high}</translation>
    </message>
    <message>
        <source>{name}: of {found} mates that exact search lists, {index} loses {lost}</source>
        <translation>{name}: van {found} mates die exact zoeken noemt, mist {index} er {lost}</translation>
    </message>
</context>
<context>
    <name>modes</name>
    <message>
        <source>Fast</source>
        <translation>Snel</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Grondig</translation>
    </message>
    <message>
        <source>Every frame at full resolution</source>
        <translation>Elk beeld op volle resolutie</translation>
    </message>
    <message>
        <source>Quickest. Every frame is decoded; only what changed in it is looked at.</source>
        <translation>Het snelst. Elk beeld wordt gedecodeerd; alleen wat erin veranderde, wordt bekeken.</translation>
    </message>
    <message>
        <source>Several times as long as Fast. What changed is looked at enlarged and reduced too.</source>
        <translation>Enkele malen zo lang als Snel. Wat veranderde, wordt ook vergroot en verkleind bekeken.</translation>
    </message>
    <message>
        <source>Takes longest with static scenes. The whole of every frame is looked at, changed or not.</source>
        <translation>Duurt het langst bij stilstaande beelden. Elk beeld wordt geheel bekeken, veranderd of niet.</translation>
    </message>
    <message>
        <source>May miss: faces narrower than {pixels} pixels</source>
        <translation>Kan missen: gezichten smaller dan {pixels} pixels</translation>
    </message>
    <message>
        <source>; also a face that shows without a visible change, until the whole frame is looked at (every {time} s).</source>
        <translation>; ook een gezicht dat zonder zichtbare verandering verschijnt, tot het hele beeld wordt bekeken (elke {time} s).</translation>
    </message>
    <message>
        <source>The whole of every frame, changed or not.</source>
        <translation>Elk beeld geheel, veranderd of niet.</translation>
    </message>
    <message>
        <source>Only what changed; the whole frame every {time} s.</source>
        <translation>Alleen wat veranderde; het hele beeld elke {time} s.</translation>
    </message>
    <message>
        <source>at {scale}× with a border, for close-ups</source>
        <translation>op {scale}× met een rand, voor close-ups</translation>
    </message>
    <message>
        <source>at native size</source>
        <translation>op ware grootte</translation>
    </message>
    <message>
        <source>enlarged {scale}×</source>
        <translation>{scale}× vergroot</translation>
    </message>
    <message>
        <source>reduced to {scale}×</source>
        <translation>verkleind tot {scale}×</translation>
    </message>
</context>
<context>
    <name>oversight</name>
    <message>
        <source>Written: {file}. Entry {entry} of the log tells of it. SHA-256 {hash}</source>
        <translation>Geschreven: {file}. Regel {entry} van het logboek vermeldt het. SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Overige</translation>
    </message>
    <message>
        <source>Without authority in time</source>
        <translation>Niet op tijd gemachtigd</translation>
    </message>
    <message>
        <source>The authorisation was requested, and not granted within the policy’s hours.</source>
        <translation>De machtiging is gevraagd, en niet binnen de uren van het beleid verleend.</translation>
    </message>
    <message>
        <source>Authorisation refused</source>
        <translation>Machtiging geweigerd</translation>
    </message>
    <message>
        <source>The search was stopped and its result erased.</source>
        <translation>De zoekvraag is gestopt en het resultaat gewist.</translation>
    </message>
    <message>
        <source>Outside office hours</source>
        <translation>Buiten kantooruren</translation>
    </message>
    <message>
        <source>By the policy’s hours, in the zone {zone}.</source>
        <translation>Volgens de uren van het beleid, in de zone {zone}.</translation>
    </message>
    <message>
        <source>Possibly one person in several cases</source>
        <translation>Mogelijk één persoon in meer zaken</translation>
    </message>
    <message>
        <source>Probes look alike, or have one first candidate. A hint, never an identification.</source>
        <translation>Gezochte gezichten lijken op elkaar, of hebben één eerste kandidaat. Een aanwijzing, nooit een identificatie.</translation>
    </message>
    <message>
        <source>Begun, never concluded</source>
        <translation>Begonnen, nooit afgerond</translation>
    </message>
    <message>
        <source>Searches without an end, and cases without any act for 90 days.</source>
        <translation>Zoekvragen zonder einde, en zaken waarin 90 dagen niets is gedaan.</translation>
    </message>
    <message>
        <source>Failed sign-ins</source>
        <translation>Mislukte aanmeldingen</translation>
    </message>
    <message>
        <source>{number} more wait for the next sign-in, which logs them.</source>
        <translation>{number} meer wachten op de volgende aanmelding, die ze vastlegt.</translation>
    </message>
    <message>
        <source>Refused accesses</source>
        <translation>Geweigerde toegang</translation>
    </message>
    <message>
        <source>Somebody asked for what their account may not see or do.</source>
        <translation>Iemand vroeg om wat het account niet mag zien of doen.</translation>
    </message>
</context>
<context>
    <name>portrait</name>
    <message>
        <source>turned {yaw}°, nod {pitch}°, tilt {roll}°</source>
        <translation>gedraaid {yaw}°, knik {pitch}°, kanteling {roll}°</translation>
    </message>
    <message>
        <source>{luminance} of 1, {evenness} even, {range} bits of contrast</source>
        <translation>{luminance} van 1, {evenness} gelijkmatig, {range} bits contrast</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Eye distance</source>
        <translation>Oogafstand</translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} pixels</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Scherpte</translation>
    </message>
    <message>
        <source>{value} of 1</source>
        <translation>{value} van 1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Hoofd</translation>
    </message>
    <message>
        <source>the only face</source>
        <translation>het enige gezicht</translation>
    </message>
    <message>
        <source>the face in the given box</source>
        <translation>het gezicht in het opgegeven kader</translation>
    </message>
    <message>
        <source>the largest face</source>
        <translation>het grootste gezicht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gezicht</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>Exact: {searched} of {size} faces of the case compared.</source>
        <translation>Exact: {searched} van {size} gezichten in de zaak vergeleken.</translation>
    </message>
    <message>
        <source>Preview: may miss people; the exact result is coming.</source>
        <translation>Voorvertoning: kan personen missen; het exacte resultaat komt eraan.</translation>
    </message>
    <message>
        <source>Sweep: may lack persons. Nothing can be concluded on it; search exactly for this face.</source>
        <translation>Rondgang: er kunnen personen ontbreken. Er kan niets uit geconcludeerd worden; zoek exact naar dit gezicht.</translation>
    </message>
    <message>
        <source>Searched: {name}, a snapshot of {at}, to be used until {day}.</source>
        <translation>Doorzocht: {name}, een momentopname van {at}, te gebruiken tot en met {day}.</translation>
    </message>
    <message>
        <source>Filters: {filters}.</source>
        <translation>Filters: {filters}.</translation>
    </message>
    <message>
        <source>The others are the probe&apos;s own or go on, in their track, from faces that were compared.</source>
        <translation>De andere horen bij het gezochte gezicht zelf, of gaan in hun spoor verder uit gezichten die wel zijn vergeleken.</translation>
    </message>
    <message>
        <source>Exact: every one of the {searched} templates that the filters leave was scored, of {size} in the gallery (revision {revision}).</source>
        <translation>Exact: elk van de {searched} templates die de filters overlaten is vergeleken, van {size} in de galerij (revisie {revision}).</translation>
    </message>
    <message>
        <source>Exact: every one of {searched} templates that may be searched was scored, gallery revision {revision}.</source>
        <translation>Exact: elk van de {searched} templates die doorzocht mogen worden is vergeleken, galerijrevisie {revision}.</translation>
    </message>
    <message>
        <source>The preview had missed nobody of these, and their order stayed.</source>
        <translation>De voorvertoning had niemand van hen gemist, en hun volgorde bleef.</translation>
    </message>
    <message>
        <source>The preview had missed {count} of these.</source>
        <translation>De voorvertoning had {count} van hen gemist.</translation>
    </message>
    <message>
        <source>{count} stood at another rank in it.</source>
        <translation>{count} stonden daarin op een andere rang.</translation>
    </message>
    <message>
        <source>{count} listed in it are not in the exact list.</source>
        <translation>{count} daarin staan niet in de exacte lijst.</translation>
    </message>
    <message>
        <source>The probe is limited: the person sought may rank low or be missing from the list.</source>
        <translation>Het gezochte gezicht is beperkt bruikbaar: de gezochte kan laag staan of in de lijst ontbreken.</translation>
    </message>
    <message>
        <source>The probe is not suitable for comparison: ranks and scores from it say little.</source>
        <translation>Het gezochte gezicht is ongeschikt om te vergelijken: rangorde en scores zeggen weinig.</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Fused template of the track</source>
        <translation>Samengevoegde template van het spoor</translation>
    </message>
    <message>
        <source>This face</source>
        <translation>Dit gezicht</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Stuk</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Gebruikt</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>By the recorder’s clock, corrected</source>
        <translation>Volgens de klok van de recorder, gecorrigeerd</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klok</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>Opens with the exact result; nothing can be concluded on a preview.</source>
        <translation>Gaat open met het exacte resultaat; uit een voorvertoning kan niets geconcludeerd worden.</translation>
    </message>
    <message>
        <source>Cosine of the two templates</source>
        <translation>Cosinus van de twee templates</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>not asked yet</source>
        <translation>nog niet gevraagd</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwoordt niet</translation>
    </message>
    <message>
        <source>answers: {version}</source>
        <translation>antwoordt: {version}</translation>
    </message>
    <message>
        <source>the oldest since {when}</source>
        <translation>de oudste sinds {when}</translation>
    </message>
    <message>
        <source>at the server</source>
        <translation>op de server</translation>
    </message>
    <message>
        <source>in the lab</source>
        <translation>in het lab</translation>
    </message>
    <message>
        <source>Strong: each search there sees all that was written before it</source>
        <translation>Strong: elke zoekslag daar ziet alles wat ervoor geschreven is</translation>
    </message>
    <message>
        <source>Searches are run</source>
        <translation>Er wordt gezocht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>in the keyring of each workstation</source>
        <translation>in de sleutelbos van elk werkstation</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Consistentie</translation>
    </message>
    <message>
        <source>Templates in the lab</source>
        <translation>Templates in het lab</translation>
    </message>
    <message>
        <source>Rows at the server</source>
        <translation>Rijen op de server</translation>
    </message>
    <message>
        <source>Changes that wait</source>
        <translation>Wachtende wijzigingen</translation>
    </message>
    <message>
        <source>Not sent yet. They are compared in the lab until they are.</source>
        <translation>Nog niet verstuurd. Tot dan worden ze in het lab vergeleken.</translation>
    </message>
    <message>
        <source>Searches at the server are approximate and only preview. What is concluded on is searched in the lab.</source>
        <translation>Zoeken op de server is bij benadering en geeft alleen een voorvertoning. Waarop wordt geconcludeerd, wordt in het lab gezocht.</translation>
    </message>
    <message>
        <source>The server is connected. Searches are run in the lab until you move them there.</source>
        <translation>De server is gekoppeld. Er wordt in het lab gezocht totdat u het zoeken daarheen verplaatst.</translation>
    </message>
    <message>
        <source>Last move</source>
        <translation>Laatst verplaatst</translation>
    </message>
    <message>
        <source>none yet: both are compared whenever searches are moved</source>
        <translation>nog niet: bij elke verplaatsing worden beide vergeleken</translation>
    </message>
    <message>
        <source>to the server</source>
        <translation>naar de server</translation>
    </message>
    <message>
        <source>to the lab</source>
        <translation>naar het lab</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Vergeleken</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>hetzelfde</translation>
    </message>
    <message>
        <source>NOT the same; the lab is the truth</source>
        <translation>NIET hetzelfde; het lab is de waarheid</translation>
    </message>
    <message>
        <source>In the lab</source>
        <translation>In het lab</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>Op de server</translation>
    </message>
    <message>
        <source>Searches are run at the server from now on.</source>
        <translation>Vanaf nu wordt op de server gezocht.</translation>
    </message>
    <message>
        <source>Searches are run in the lab from now on.</source>
        <translation>Vanaf nu wordt in het lab gezocht.</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Er is niets vergeleken.</translation>
    </message>
    <message>
        <source>Lab and server hold the same {templates}, with the same root; sent {sent}, deleted there {gone}.</source>
        <translation>Lab en server hebben dezelfde {templates}, met dezelfde wortel; verstuurd {sent}, daar verwijderd {gone}.</translation>
    </message>
    <message>
        <source>The server held {there} where the lab holds {here}, with another root; the lab is the truth.</source>
        <translation>De server had {there} waar het lab er {here} heeft, met een andere wortel; het lab is de waarheid.</translation>
    </message>
    <message>
        <source>encrypted (TLS), by the system’s certificates</source>
        <translation>versleuteld (TLS), met de certificaten van het systeem</translation>
    </message>
    <message>
        <source>encrypted (TLS), by the certificates that were given</source>
        <translation>versleuteld (TLS), met de opgegeven certificaten</translation>
    </message>
    <message>
        <source>not encrypted; it does not leave this machine</source>
        <translation>niet versleuteld; ze verlaat deze machine niet</translation>
    </message>
    <message>
        <source>{name}: every template is compared</source>
        <translation>{name}: elke template wordt vergeleken</translation>
    </message>
    <message>
        <source>{name}: approximate, for previews only</source>
        <translation>{name}: bij benadering, alleen voor voorvertoningen</translation>
    </message>
</context>
<context>
    <name>sweep</name>
    <message>
        <source>Sweep: may lack persons, and nothing can be concluded on it; search exactly for a face.</source>
        <translation>Rondgang: er kunnen personen ontbreken en er kan niets uit geconcludeerd worden; zoek exact naar een gezicht.</translation>
    </message>
    <message>
        <source>Each face was compared with every template: that is quick for so few.</source>
        <translation>Elk gezicht is met elke template vergeleken: dat gaat snel bij zo weinig.</translation>
    </message>
    <message>
        <source>{searched} of {size} templates, gallery revision {revision}.</source>
        <translation>{searched} van {size} templates, galerijrevisie {revision}.</translation>
    </message>
    <message>
        <source>Filters: {filters}.</source>
        <translation>Filters: {filters}.</translation>
    </message>
    <message>
        <source>{count} faces were left out: no template to compare.</source>
        <translation>{count} gezichten zijn weggelaten: geen template om te vergelijken.</translation>
    </message>
    <message>
        <source>{count} faces were left out: another model pack.</source>
        <translation>{count} gezichten zijn weggelaten: ander modelpakket.</translation>
    </message>
    <message>
        <source>What it lost could not be measured.</source>
        <translation>Wat zij miste, kon niet gemeten worden.</translation>
    </message>
    <message>
        <source>{sample} of its faces were searched exactly too: it lost {lost} of the {listed} persons listed there.</source>
        <translation>Naar {sample} van de gezichten is ook exact gezocht: de rondgang miste {lost} van de {listed} personen in die lijsten.</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Tree head {root}.</source>
        <translation>Boomtop {root}.</translation>
    </message>
    <message>
        <source>It was cosigned: {names}.</source>
        <translation>Het is medeondertekend: {names}.</translation>
    </message>
    <message>
        <source>Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log was written anew from some entry on by someone who can write to the database.</source>
        <translation>Zonder een elders bewaard ijkpunt kan dit niet uitsluiten dat de nieuwste regels zijn afgeknipt, of dat het logboek vanaf een bepaalde regel opnieuw is geschreven door iemand die in de database kan schrijven.</translation>
    </message>
    <message>
        <source>Relative to the checkpoint of {size} entries, found {where}: this cannot exclude that entries after it were cut off or written anew.</source>
        <translation>Ten opzichte van het ijkpunt van {size} regels, gevonden {where}: dit kan niet uitsluiten dat regels daarna zijn afgeknipt of opnieuw geschreven.</translation>
    </message>
    <message>
        <source>That checkpoint lies in the lab itself and nobody cosigned it, so who can write to the lab and holds a key of it could have replaced it together with the log: keep one elsewhere.</source>
        <translation>Dat ijkpunt ligt in het lab zelf en niemand heeft het medeondertekend; wie in het lab kan schrijven en er een sleutel van heeft, kan het samen met het logboek hebben vervangen: bewaar er een elders.</translation>
    </message>
    <message>
        <source>That checkpoint lies in the lab itself, and the keys of its cosigners are known from the lab&apos;s own log: it proves as much as their fingerprints that were handed over elsewhere.</source>
        <translation>Dat ijkpunt ligt in het lab zelf, en de sleutels van de medeondertekenaars zijn bekend uit het eigen logboek van het lab: het bewijst zoveel als hun vingerafdrukken die elders zijn overhandigd.</translation>
    </message>
    <message>
        <source>Without the fingerprint of the lab&apos;s first key, handed over outside the lab, it cannot exclude that the whole log was written anew under other keys.</source>
        <translation>Zonder de vingerafdruk van de eerste sleutel van het lab, buiten het lab overhandigd, kan het niet uitsluiten dat het hele logboek onder andere sleutels opnieuw is geschreven.</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Het logboek</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>Regel {number}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Usable</source>
        <translation>Bruikbaar</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>Not suitable</source>
        <translation>Ongeschikt</translation>
    </message>
    <message>
        <source>the face is small</source>
        <translation>het gezicht is klein</translation>
    </message>
    <message>
        <source>the face is very small</source>
        <translation>het gezicht is erg klein</translation>
    </message>
    <message>
        <source>the face is blurred</source>
        <translation>het gezicht is onscherp</translation>
    </message>
    <message>
        <source>the face is dark</source>
        <translation>het gezicht is donker</translation>
    </message>
    <message>
        <source>the face is overexposed</source>
        <translation>het gezicht is overbelicht</translation>
    </message>
    <message>
        <source>there is little contrast</source>
        <translation>er is weinig contrast</translation>
    </message>
    <message>
        <source>the light is uneven</source>
        <translation>het licht is ongelijkmatig</translation>
    </message>
    <message>
        <source>the head is turned or nods</source>
        <translation>het hoofd is gedraaid of knikt</translation>
    </message>
    <message>
        <source>the head is tilted</source>
        <translation>het hoofd is gekanteld</translation>
    </message>
    <message>
        <source>the face is upside down</source>
        <translation>het gezicht staat ondersteboven</translation>
    </message>
    <message>
        <source>the compression shows</source>
        <translation>de compressie is te zien</translation>
    </message>
    <message>
        <source>part of the face is outside the picture</source>
        <translation>een deel van het gezicht valt buiten beeld</translation>
    </message>
    <message>
        <source>Lab created</source>
        <translation>Lab gemaakt</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Zaak geopend</translation>
    </message>
    <message>
        <source>Exhibit taken in</source>
        <translation>Stuk opgenomen</translation>
    </message>
    <message>
        <source>Extraction started</source>
        <translation>Gezichten zoeken begonnen</translation>
    </message>
    <message>
        <source>Extraction continued</source>
        <translation>Gezichten zoeken hervat</translation>
    </message>
    <message>
        <source>Extraction cancelled</source>
        <translation>Gezichten zoeken geannuleerd</translation>
    </message>
    <message>
        <source>Extraction failed</source>
        <translation>Gezichten zoeken mislukt</translation>
    </message>
    <message>
        <source>Extraction finished</source>
        <translation>Gezichten zoeken klaar</translation>
    </message>
    <message>
        <source>Recorder&apos;s clock noted</source>
        <translation>Klok van de recorder genoteerd</translation>
    </message>
    <message>
        <source>Track split</source>
        <translation>Spoor gesplitst</translation>
    </message>
    <message>
        <source>Tracks merged</source>
        <translation>Sporen samengevoegd</translation>
    </message>
    <message>
        <source>Change of tracks undone</source>
        <translation>Wijziging van sporen ongedaan gemaakt</translation>
    </message>
    <message>
        <source>Enrolment started</source>
        <translation>Opname begonnen</translation>
    </message>
    <message>
        <source>Portraits enrolled</source>
        <translation>Portretten opgenomen</translation>
    </message>
    <message>
        <source>Enrolment finished</source>
        <translation>Opname klaar</translation>
    </message>
    <message>
        <source>Preview index built</source>
        <translation>Index voor voorvertoning gemaakt</translation>
    </message>
    <message>
        <source>Search started</source>
        <translation>Zoekvraag begonnen</translation>
    </message>
    <message>
        <source>Search finished</source>
        <translation>Zoekvraag klaar</translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation>Onderzoeker</translation>
    </message>
    <message>
        <source>Gallery custodian</source>
        <translation>Galerijbeheerder</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Leidinggevende</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Onaf</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Niet onderzocht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Volledig</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>Deels klaar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Granted: {reference}</source>
        <translation>Verleend: {reference}</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Aangevraagd</translation>
    </message>
</context>
</TS>
