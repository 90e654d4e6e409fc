<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
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
    <name>EnrolDialog</name>
    <message>
        <source>Enrol portraits</source>
        <translation>Portretten opnemen</translation>
    </message>
    <message>
        <source>Every row ends enrolled, unchanged, or refused with its reason in a rejects file.</source>
        <translation>Elke rij eindigt als opgenomen, ongewijzigd, of geweigerd met de reden in een weigeringsbestand.</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Opnemen</translation>
    </message>
    <message>
        <source>Of several faces in a portrait, take the &amp;largest</source>
        <translation>Neem bij meer gezichten in een portret het &amp;grootste</translation>
    </message>
    <message>
        <source>Otherwise such a row is refused unless it has a face box. The choice is recorded.</source>
        <translation>Anders wordt zo&apos;n rij geweigerd, tenzij er een gezichtskader bij staat. De keuze wordt vastgelegd.</translation>
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
        <source>What the file is and how its frames fared (Ctrl+L)</source>
        <translation>Wat het bestand is en hoe het de beelden verging (Ctrl+L)</translation>
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
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
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
        <source>Person id</source>
        <translation>Persoonsnummer</translation>
    </message>
    <message>
        <source>Filter by person id</source>
        <translation>Filteren op persoonsnummer</translation>
    </message>
    <message>
        <source>Several manifests were found; drop the one that is meant.</source>
        <translation>Er zijn meer manifesten gevonden; sleep alleen het bedoelde.</translation>
    </message>
    <message>
        <source>No manifest was found: drop a folder that holds one CSV file.</source>
        <translation>Geen manifest gevonden: sleep een map met één CSV-bestand.</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portretten</translation>
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
        <translation>Niemand voldoet aan het filter</translation>
    </message>
    <message>
        <source>No person id of the gallery holds these characters.</source>
        <translation>Geen persoonsnummer in de galerij bevat deze tekens.</translation>
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
        <source>Drop a folder with portraits and a manifest (CSV): person, image, capture date, source, legal basis and retention date of each. Nothing is enrolled without them.</source>
        <translation>Sleep een map met portretten en een manifest (CSV): persoon, bestand, opnamedatum, bron, grondslag en bewaartermijn van elk. Zonder deze wordt niets opgenomen.</translation>
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
        <source>{shown} of {total} persons loaded</source>
        <translation>{shown} van {total} personen geladen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
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
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>The manifest</source>
        <translation>Het manifest</translation>
    </message>
    <message>
        <source>Manifests (*.csv)</source>
        <translation>Manifesten (*.csv)</translation>
    </message>
    <message>
        <source>Enrolling {name}</source>
        <translation>{name} opnemen</translation>
    </message>
    <message>
        <source>Cancelled. What was enrolled so far is kept.</source>
        <translation>Geannuleerd. Wat opgenomen is, blijft bewaard.</translation>
    </message>
    <message>
        <source>{enrolled} enrolled, {unchanged} unchanged, {refused} refused.</source>
        <translation>{enrolled} opgenomen, {unchanged} ongewijzigd, {refused} geweigerd.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Niet opgenomen</translation>
    </message>
    <message>
        <source>The rejects file holds these rows:</source>
        <translation>Deze rijen staan in het weigeringsbestand:</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Who is signed in; every act is signed with the key of this account.</source>
        <translation>Wie is aangemeld; elke handeling wordt ondertekend met de sleutel van dit account.</translation>
    </message>
    <message>
        <source>Stopping the work under way, then closing…</source>
        <translation>Het lopende werk stopt, daarna sluit het venster…</translation>
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
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handeling</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gewist</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Zaak</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Logboekregels</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>De regel</translation>
    </message>
    <message>
        <source>&amp;Read more entries</source>
        <translation>&amp;Meer regels lezen</translation>
    </message>
    <message>
        <source>{shown} of {total} entries, newest first. Entries are final; nothing can change them unseen.</source>
        <translation>{shown} van {total} regels, nieuwste eerst. Regels liggen vast; niets verandert ze ongezien.</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>Regel {number}</translation>
    </message>
    <message>
        <source>Leaf hash {hash}…</source>
        <translation>Bladhash {hash}…</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Logboek controleren</translation>
    </message>
    <message>
        <source>Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log was written anew from some entry on by someone who can write to the database.</source>
        <translation>Zonder een elders bewaard ijkpunt sluit dit niet uit dat de nieuwste regels zijn afgeknipt, of dat het logboek vanaf een regel opnieuw is geschreven door iemand die in de database kan schrijven.</translation>
    </message>
    <message numerus="yes">
        <source>All %n entries hold, and so does the tree over them.</source>
        <translation>
            <numerusform>De ene regel klopt, en de boom erover ook.</numerusform>
            <numerusform>Alle %n regels kloppen, en de boom erover ook.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tree head {root}.</source>
        <translation>Boomhoofd {root}.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the log:</source>
        <translation>
            <numerusform>%n probleem in het logboek:</numerusform>
            <numerusform>%n problemen in het logboek:</numerusform>
        </translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Het logboek</translation>
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
        <translation>Elke template wordt vergeleken; een voorproefje kan eerst komen.</translation>
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
        <source>Every person of the gallery is compared with this face.</source>
        <translation>Elke persoon in de galerij wordt met dit gezicht vergeleken.</translation>
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
        <source>For example: identify the man at the counter</source>
        <translation>Bijvoorbeeld: wie is de man aan de balie</translation>
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
        <source>&amp;Granted, reference:</source>
        <translation>&amp;Verleend, kenmerk:</translation>
    </message>
    <message>
        <source>&amp;Requested, not granted yet</source>
        <translation>Aan&amp;gevraagd, nog niet verleend</translation>
    </message>
    <message>
        <source>Reference of the authorisation</source>
        <translation>Kenmerk van de machtiging</translation>
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
        <source>&amp;Purpose (required)</source>
        <translation>D&amp;oel (verplicht)</translation>
    </message>
    <message>
        <source>&amp;Authority (required)</source>
        <translation>&amp;Bevoegd gezag (verplicht)</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Machtiging</translation>
    </message>
    <message>
        <source>&amp;Candidates at most</source>
        <translation>Hoogstens &amp;kandidaten</translation>
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
        <source>Authority</source>
        <translation>Bevoegd gezag</translation>
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
        <source>Gallery</source>
        <translation>Galerij</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Stukken</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Niet afgemaakt</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Geen kandidaat</translation>
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
        <source>Version {version}</source>
        <translation>Versie {version}</translation>
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
        <translation>&amp;Account</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtzin</translation>
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
        <translation>&amp;Aanmelden</translation>
    </message>
    <message>
        <source>Another &amp;lab…</source>
        <translation>Een ander &amp;lab…</translation>
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
    <name>candidates</name>
    <message>
        <source>Rank {rank}, {name}, comparison score {score}</source>
        <translation>Rang {rank}, {name}, vergelijkingsscore {score}</translation>
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
    <name>result</name>
    <message>
        <source>Preview: approximate, candidates may be missing. The exact result replaces it shortly.</source>
        <translation>Voorproefje: bij benadering, er kunnen kandidaten ontbreken. De exacte uitkomst volgt zo.</translation>
    </message>
    <message>
        <source>Exact: {searched} of {size} faces of the case compared.</source>
        <translation>Exact: {searched} van {size} gezichten in de zaak vergeleken.</translation>
    </message>
    <message>
        <source>Exact: {searched} of {size} portraits compared, gallery revision {revision}.</source>
        <translation>Exact: {searched} van {size} portretten vergeleken, galerijrevisie {revision}.</translation>
    </message>
    <message>
        <source>The others are the probe&apos;s own or go on, in their track, from faces that were compared.</source>
        <translation>De andere horen bij het gezochte gezicht zelf, of gaan in hun spoor verder uit gezichten die wel zijn vergeleken.</translation>
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
        <translation>Index voor voorproefje gemaakt</translation>
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
