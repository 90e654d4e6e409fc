<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountsPage</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuthorisationsPage</name>
    <message numerus="yes">
        <source>%n search(es) waiting</source>
        <translation>
            <numerusform>%n search waiting</numerusform>
            <numerusform>%n searches waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sweep {name} for %n face(s)</source>
        <translation>
            <numerusform>Sweep {name} for %n face</numerusform>
            <numerusform>Sweep {name} for %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupView</name>
    <message numerus="yes">
        <source>Its log has %n problem(s): see Log, Verify.</source>
        <translation>
            <numerusform>Its log has %n problem: see Log, Verify.</numerusform>
            <numerusform>Its log has %n problems: see Log, Verify.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s) were missing or altered in the lab and are not in it.</source>
        <translation>
            <numerusform>%n stored file was missing or altered in the lab and is not in it.</numerusform>
            <numerusform>%n stored files were missing or altered in the lab and are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificatesView</name>
    <message numerus="yes">
        <source>%n erasure(s)</source>
        <translation>
            <numerusform>%n erasure</numerusform>
            <numerusform>%n erasures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) written.</source>
        <translation>
            <numerusform>%n certificate written.</numerusform>
            <numerusform>%n certificates written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation>
            <numerusform>%n exhibit</numerusform>
            <numerusform>%n exhibits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portrait(s)</source>
        <translation>
            <numerusform>%n portrait</numerusform>
            <numerusform>%n portraits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
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
            <numerusform>%n candidate</numerusform>
            <numerusform>%n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of this person</source>
        <translation>
            <numerusform>%n of this person</numerusform>
            <numerusform>%n of this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search(es)</source>
        <translation>
            <numerusform>%n search</numerusform>
            <numerusform>%n searches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with candidates</source>
        <translation>
            <numerusform>%n with candidates</numerusform>
            <numerusform>%n with candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without authority in time</source>
        <translation>
            <numerusform>%n without authority in time</numerusform>
            <numerusform>%n without authority in time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s)</source>
        <translation>
            <numerusform>%n stored file</numerusform>
            <numerusform>%n stored files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of the log</source>
        <translation>
            <numerusform>%n text of the log</numerusform>
            <numerusform>%n texts of the log</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries hold, and so does the tree over them.</source>
        <translation>
            <numerusform>The one entry holds, and so does the tree over it.</numerusform>
            <numerusform>All %n entries hold, and so does the tree over them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the log:</source>
        <translation>
            <numerusform>1 problem in the log:</numerusform>
            <numerusform>%n problems in the log:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: retention ended.</source>
        <translation>
            <numerusform>%n left out: retention ended.</numerusform>
            <numerusform>%n left out: retention ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: another model pack.</source>
        <translation>
            <numerusform>%n left out: another model pack.</numerusform>
            <numerusform>%n left out: another model pack.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitsView</name>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n not complete</numerusform>
            <numerusform>%n not complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) found.</source>
        <translation>
            <numerusform>%n face found.</numerusform>
            <numerusform>%n faces found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) partly done; its row says how far.</source>
        <translation>
            <numerusform>%n exhibit partly done; its row says how far.</numerusform>
            <numerusform>%n exhibits partly done; their rows say how far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) failed; its row says why.</source>
        <translation>
            <numerusform>%n exhibit failed; its row says why.</numerusform>
            <numerusform>%n exhibits failed; their rows say why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacePanel</name>
    <message numerus="yes">
        <source>%n track(s) selected</source>
        <translation>
            <numerusform>%n track selected</numerusform>
            <numerusform>%n tracks selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryIndex</name>
    <message numerus="yes">
        <source>%Ln addition(s) and erasure(s) wait: new files are due. Searches are complete and exact all the same.</source>
        <translation>
            <numerusform>%Ln addition or erasure waits: new files are due. Searches are complete and exact all the same.</numerusform>
            <numerusform>%Ln additions and erasures wait: new files are due. Searches are complete and exact all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryLists</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln listed</numerusform>
            <numerusform>%Ln listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryPersons</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message numerus="yes">
        <source>%n files or folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files or folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message numerus="yes">
        <source>At least %n character(s); several words are best.</source>
        <translation>
            <numerusform>At least %n character; several words are best.</numerusform>
            <numerusform>At least %n characters; several words are best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>%n more.</numerusform>
            <numerusform>%n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverdueView</name>
    <message numerus="yes">
        <source>%n thing(s) kept too long</source>
        <translation>
            <numerusform>%n thing kept too long</numerusform>
            <numerusform>%n things kept too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n erasure(s) no entry says yet that the bytes are off the disk; the next sign-in goes on.</source>
        <translation>
            <numerusform>Of %n erasure no entry says yet that the bytes are off the disk; the next sign-in goes on.</numerusform>
            <numerusform>Of %n erasures no entry says yet that the bytes are off the disk; the next sign-in goes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erasure(s) done, each with its certificate.</source>
        <translation>
            <numerusform>%n erasure done, with its certificate.</numerusform>
            <numerusform>%n erasures done, each with its certificate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OversightPage</name>
    <message numerus="yes">
        <source>and %n face(s) in sweeps</source>
        <translation>
            <numerusform>and %n face in sweeps</numerusform>
            <numerusform>and %n faces in sweeps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchesView</name>
    <message numerus="yes">
        <source>%n search(es)</source>
        <translation>
            <numerusform>%n search</numerusform>
            <numerusform>%n searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message numerus="yes">
        <source>%n file(s) taken in.</source>
        <translation>
            <numerusform>%n file taken in.</numerusform>
            <numerusform>%n files taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n refused.</numerusform>
            <numerusform>%n refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackDialog</name>
    <message numerus="yes">
        <source>%n face(s) from here on become a new track.</source>
        <translation>
            <numerusform>%n face from here on becomes a new track.</numerusform>
            <numerusform>%n faces from here on become a new track.</numerusform>
        </translation>
    </message>
</context>
</TS>
