<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Chart</name>
    <message>
        <source>%1 (%2 … %3)</source>
        <comment>value, lower and upper end</comment>
        <translation>%1 (%2 … %3)</translation>
    </message>
</context>
<context>
    <name>ChartMetrics</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Throughput (tokens/s)</source>
        <translation>Durchsatz (Tokens/s)</translation>
    </message>
    <message>
        <source>Seconds per epoch</source>
        <translation>Sekunden je Epoche</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Different data: %1 and %2.</source>
        <translation>Verschiedene Daten: %1 und %2.</translation>
    </message>
    <message>
        <source>Different split: %1 and %2.</source>
        <translation>Verschiedene Aufteilung: %1 und %2.</translation>
    </message>
    <message>
        <source>Different ranking: %1 and %2.</source>
        <translation>Verschiedene Rangfolge: %1 und %2.</translation>
    </message>
    <message>
        <source>Seen films are left out here and kept there.</source>
        <translation>Gesehene Filme fehlen hier und bleiben dort.</translation>
    </message>
    <message>
        <source>Seen films are kept here and left out there.</source>
        <translation>Gesehene Filme bleiben hier und fehlen dort.</translation>
    </message>
    <message>
        <source>Different weights: %1 and %2.</source>
        <translation>Verschiedene Gewichte: %1 und %2.</translation>
    </message>
    <message>
        <source>Different query times: %1 and %2.</source>
        <translation>Verschiedene Abfragezeiten: %1 und %2.</translation>
    </message>
    <message>
        <source>Different order of equal timestamps: %1 and %2.</source>
        <translation>Verschiedene Ordnung gleicher Zeitstempel: %1 und %2.</translation>
    </message>
    <message>
        <source>Different cut-offs: %1 and %2.</source>
        <translation>Verschiedene Listenlängen: %1 und %2.</translation>
    </message>
    <message>
        <source>%1 and %2 give every user the same %3.</source>
        <translation>%1 und %2 geben jedem Nutzer dasselbe %3.</translation>
    </message>
    <message>
        <source>%1 beats %2 by %3 on %4 (%5 against %6).</source>
        <translation>%1 schlägt %2 um %3 bei %4 (%5 gegen %6).</translation>
    </message>
    <message>
        <source>That is more than chance among the %1 users would give (Wilcoxon p %2, t-test p %3).</source>
        <translation>Das ist mehr, als der Zufall unter den %1 Nutzern ergäbe (Wilcoxon p %2, t-Test p %3).</translation>
    </message>
    <message>
        <source>Chance among the %1 users could explain it (Wilcoxon p %2, t-test p %3).</source>
        <translation>Der Zufall unter den %1 Nutzern könnte es erklären (Wilcoxon p %2, t-Test p %3).</translation>
    </message>
    <message>
        <source>How far %1 varies between seeds isn&apos;t known: run both with %2 seeds.</source>
        <translation>Wie weit %1 von Seed zu Seed schwankt, ist nicht bekannt: beide mit %2 Seeds laufen lassen.</translation>
    </message>
    <message>
        <source>The difference is smaller than the noise between the seeds (%1).</source>
        <translation>Der Unterschied ist kleiner als das Rauschen zwischen den Seeds (%1).</translation>
    </message>
    <message>
        <source>The difference is larger than the noise between the seeds (%1).</source>
        <translation>Der Unterschied ist größer als das Rauschen zwischen den Seeds (%1).</translation>
    </message>
    <message>
        <source>The difference is smaller than the noise between seeds (about %1 on ML-1M): run both with %2 seeds.</source>
        <translation>Der Unterschied ist kleiner als das Rauschen zwischen Seeds (etwa %1 auf ML-1M): beide mit %2 Seeds laufen lassen.</translation>
    </message>
    <message>
        <source>The difference is larger than the usual noise between seeds (about %1 on ML-1M).</source>
        <translation>Der Unterschied ist größer als das übliche Rauschen zwischen Seeds (etwa %1 auf ML-1M).</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Dimensions</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Attention bias</source>
        <translation>Attention-Bias</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Interrupted; what was trained so far is kept.%1</source>
        <translation>Abgebrochen; was bisher trainiert wurde, bleibt erhalten.%1</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation>Es gibt keine Vorlage „%1“. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no user.</source>
        <translation>„%1“ nennt keinen Benutzer.</translation>
    </message>
    <message>
        <source>There is no item &quot;%1&quot; in data set &quot;%2&quot;.</source>
        <translation>Im Datensatz „%2“ gibt es kein Item „%1“.</translation>
    </message>
    <message>
        <source>Item &quot;%1&quot; is unknown to the model: it isn&apos;t among the training interactions it has seen.</source>
        <translation>Das Modell kennt das Item „%1“ nicht: Es kommt in den Trainingsinteraktionen, die es gesehen hat, nicht vor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time. Give unix seconds (978300760) or ISO 8601 (2001-01-01T10:30:15Z).</source>
        <translation>„%1“ ist kein Zeitpunkt. Geben Sie Unix-Sekunden (978300760) oder ISO 8601 (2001-01-01T10:30:15Z) an.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2. Choose another folder, or free space and rights there.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Wählen Sie einen anderen Ordner, oder schaffen Sie dort Platz und Rechte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be read. Check that the file exists and may be read.</source>
        <translation>„%1“ kann nicht gelesen werden. Prüfen Sie, ob es die Datei gibt und ob sie gelesen werden darf.</translation>
    </message>
    <message>
        <source>This is not valid JSON at line %1, column %2. Check quotes, commas and brackets there.</source>
        <translation>In Zeile %1, Spalte %2 ist das kein gültiges JSON. Prüfen Sie dort Anführungszeichen, Kommas und Klammern.</translation>
    </message>
    <message>
        <source>Settings must be a JSON object such as {&quot;model&quot;: &quot;hstu&quot;, &quot;n_factors&quot;: 50}.</source>
        <translation>Einstellungen müssen ein JSON-Objekt sein, etwa {&quot;model&quot;: &quot;hstu&quot;, &quot;n_factors&quot;: 50}.</translation>
    </message>
    <message>
        <source>%1 is %2, but must be above %3 and at most %4.</source>
        <translation>%1 ist %2, muss aber über %3 liegen und darf höchstens %4 sein.</translation>
    </message>
    <message>
        <source>%1 is %2, but must be from %3 to %4.</source>
        <translation>%1 ist %2, muss aber zwischen %3 und %4 liegen.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be ascending whole numbers such as 10,50.</source>
        <translation>%1 ist „%2“, muss aber aus aufsteigenden ganzen Zahlen bestehen, etwa 10,50.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a setting. Did you mean &quot;%2&quot;?</source>
        <translation>„%1“ ist keine Einstellung. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be true or false.</source>
        <translation>%1 ist „%2“, muss aber true oder false sein.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a whole number.</source>
        <translation>%1 ist „%2“, muss aber eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a number.</source>
        <translation>%1 ist „%2“, muss aber eine Zahl sein.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a word.</source>
        <translation>%1 ist „%2“, muss aber ein Wort sein.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be one of: %3.</source>
        <translation>%1 ist „%2“, muss aber eines davon sein: %3.</translation>
    </message>
    <message>
        <source>n_factors (%1) is not divisible by n_heads (%2). Choose n_heads from: %3.</source>
        <translation>n_factors (%1) ist nicht durch n_heads (%2) teilbar. Wählen Sie n_heads aus: %3.</translation>
    </message>
    <message>
        <source>min_epochs (%1) is larger than max_epochs (%2). Lower it or raise max_epochs.</source>
        <translation>min_epochs (%1) ist größer als max_epochs (%2). Verkleinern Sie es, oder erhöhen Sie max_epochs.</translation>
    </message>
    <message>
        <source>monitor is &quot;%1&quot;, which is not computed in validation. Choose one of: %2.</source>
        <translation>monitor ist „%1“; das wird in der Validierung nicht berechnet. Wählen Sie aus: %2.</translation>
    </message>
    <message>
        <source>device is &quot;%1&quot;, but must be auto, cpu, cuda or a card such as cuda:0.</source>
        <translation>device ist „%1“, muss aber auto, cpu, cuda oder eine Karte wie cuda:0 sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged or incomplete. Import the data set again.</source>
        <translation>„%1“ ist beschädigt oder unvollständig. Importieren Sie den Datensatz noch einmal.</translation>
    </message>
    <message>
        <source>Demo data need at least one user, %1 films and one film in a history.</source>
        <translation>Beispieldaten brauchen mindestens einen Benutzer, %1 Filme und einen Film je Verlauf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Get the file again, or choose another one.</source>
        <translation>„%1“ ist leer. Holen Sie die Datei noch einmal, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no column &quot;%2&quot;. Its first line must name the columns, but is: %3</source>
        <translation>„%1“ hat keine Spalte „%2“. Die erste Zeile muss die Spalten nennen, lautet aber: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no ratings. Get the file again, or choose another one.</source>
        <translation>„%1“ enthält keine Bewertungen. Holen Sie die Datei noch einmal, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than 4,294,967,295 ratings. Split it, or take a sample.</source>
        <translation>„%1“ hat mehr als 4.294.967.295 Bewertungen. Teilen Sie die Datei, oder nehmen Sie eine Stichprobe.</translation>
    </message>
    <message>
        <source>No line of &quot;%1&quot; could be read. Line %4: %5 (%6). Is it the right file, with its original name?</source>
        <translation>Keine Zeile von „%1“ ließ sich lesen. Zeile %4: %5 (%6). Ist es die richtige Datei, mit ihrem ursprünglichen Namen?</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 of %3 lines can&apos;t be read, too many to go on. The first is line %4: %5 (%6). Correct the file, or get it again.</source>
        <translation>„%1“: %2 von %3 Zeilen sind nicht lesbar, das sind zu viele. Die erste ist Zeile %4: %5 (%6). Berichtigen Sie die Datei, oder holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The import was cancelled. Nothing was kept.</source>
        <translation>Der Import wurde abgebrochen. Nichts davon ist geblieben.</translation>
    </message>
    <message>
        <source>a field is missing or empty</source>
        <translation>ein Feld fehlt oder ist leer</translation>
    </message>
    <message>
        <source>the rating is not between 0 and 5</source>
        <translation>die Bewertung liegt nicht zwischen 0 und 5</translation>
    </message>
    <message>
        <source>the time looks like milliseconds; divide it by 1,000 to get unix seconds</source>
        <translation>die Zeit sieht nach Millisekunden aus; durch 1.000 geteilt sind es Unix-Sekunden</translation>
    </message>
    <message>
        <source>an id holds a control character</source>
        <translation>eine Kennung enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; can&apos;t be read: %2. Check your rights there.</source>
        <translation>Der Ordner „%1“ kann nicht gelesen werden: %2. Prüfen Sie Ihre Rechte dort.</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot;. Check the path.</source>
        <translation>„%1“ gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2. Choose another workspace, or free space and rights there.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Wählen Sie einen anderen Arbeitsbereich, oder schaffen Sie dort Platz und Rechte.</translation>
    </message>
    <message>
        <source>There is not enough memory to import &quot;%1&quot;. Close other programs, or take a smaller file.</source>
        <translation>Der Speicher reicht nicht, um „%1“ zu importieren. Schließen Sie andere Programme, oder nehmen Sie eine kleinere Datei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be imported: %2.</source>
        <translation>„%1“ kann nicht importiert werden: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be read: %2. Check that the file exists and may be read.</source>
        <translation>„%1“ kann nicht gelesen werden: %2. Prüfen Sie, ob es die Datei gibt und ob sie gelesen werden darf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was written by a newer HSTUdio. Open it with that one, or import the data set again.</source>
        <translation>„%1“ wurde von einem neueren HSTUdio geschrieben. Öffnen Sie es damit, oder importieren Sie den Datensatz noch einmal.</translation>
    </message>
    <message>
        <source>Not enough memory to recommend on this device. Free some, or choose the device &quot;cpu&quot;.</source>
        <translation>Der Speicher dieses Geräts reicht nicht zum Empfehlen. Geben Sie welchen frei, oder wählen Sie das Gerät „cpu“.</translation>
    </message>
    <message>
        <source>The model failed inside the program: %1.</source>
        <translation>Das Modell ist im Programm gescheitert: %1.</translation>
    </message>
    <message>
        <source>k must be at least 1 (it is %1).</source>
        <translation>k muss mindestens 1 sein (es ist %1).</translation>
    </message>
    <message>
        <source>This model looks at the time that has passed, so it needs a query time. Say for which moment to recommend.</source>
        <translation>Dieses Modell beachtet die vergangene Zeit und braucht deshalb einen Abfragezeitpunkt. Sagen Sie, für welchen Moment empfohlen werden soll.</translation>
    </message>
    <message>
        <source>There must be one query time for each user (%1 times for %2 users).</source>
        <translation>Jeder Benutzer braucht einen Abfragezeitpunkt (%1 Zeitpunkte für %2 Benutzer).</translation>
    </message>
    <message>
        <source>Recommending was cancelled.</source>
        <translation>Das Empfehlen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The model doesn&apos;t know this item: it has no interaction in the training data.</source>
        <translation>Das Modell kennt dieses Item nicht: Es hat in den Trainingsdaten keine Interaktion.</translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not known. Use auto, cpu, cuda or cuda:0, cuda:1 …</source>
        <translation>Das Gerät „%1“ ist unbekannt. Möglich sind auto, cpu, cuda oder cuda:0, cuda:1 …</translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not there: this LibTorch (%2) sees %3 CUDA devices. Use cpu or auto.</source>
        <translation>Das Gerät „%1“ ist nicht da: Dieses LibTorch (%2) sieht %3 CUDA-Geräte. Nehmen Sie cpu oder auto.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a usable weights file: %2. Take another copy of it.</source>
        <translation>„%1“ ist keine brauchbare Gewichtsdatei: %2. Nehmen Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>tensor &quot;%1&quot; has a type that can&apos;t be stored.</source>
        <translation>Der Tensor „%1“ hat einen Typ, der sich nicht speichern lässt.</translation>
    </message>
    <message>
        <source>the weights lack &quot;%1&quot;: they belong to a model with other settings.</source>
        <translation>In den Gewichten fehlt „%1“: Sie gehören zu einem Modell mit anderen Einstellungen.</translation>
    </message>
    <message>
        <source>the weights&apos; &quot;%1&quot; has shape %2, the settings need %3.</source>
        <translation>„%1“ hat in den Gewichten die Form %2, die Einstellungen verlangen %3.</translation>
    </message>
    <message>
        <source>the weights hold &quot;%1&quot;, which these settings don&apos;t know.</source>
        <translation>Die Gewichte enthalten „%1“, das diese Einstellungen nicht kennen.</translation>
    </message>
    <message>
        <source>There is no data set &quot;%1&quot;; the workspace has none yet. Import one first.</source>
        <translation>Es gibt keinen Datensatz „%1“; der Arbeitsbereich hat noch keinen. Importieren Sie zuerst einen.</translation>
    </message>
    <message>
        <source>There is no data set &quot;%1&quot;. The workspace has: %2.</source>
        <translation>Es gibt keinen Datensatz „%1“. Im Arbeitsbereich sind: %2.</translation>
    </message>
    <message>
        <source>Data set &quot;%1&quot; is used by runs (%2). Delete them first, those in the trash too.</source>
        <translation>Der Datensatz „%1“ wird von Läufen benutzt (%2). Löschen Sie zuerst diese, auch die im Papierkorb.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in use by another program. Wait until it has finished writing, or close it, and try again.</source>
        <translation>„%1“ wird von einem anderen Programm benutzt. Warten Sie, bis es fertig geschrieben hat, oder schließen Sie es, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full, &quot;%1&quot; can&apos;t grow. Free some space and try again; what was stored before is safe.</source>
        <translation>Der Datenträger ist voll, „%1“ kann nicht wachsen. Schaffen Sie Platz, und versuchen Sie es noch einmal; das bisher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written. Check the rights of the file and its folder, or choose another workspace.</source>
        <translation>„%1“ kann nicht geschrieben werden. Prüfen Sie die Rechte der Datei und ihres Ordners, oder wählen Sie einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be opened. Check that the folder exists and that you have the right to write there.</source>
        <translation>„%1“ kann nicht geöffnet werden. Prüfen Sie, ob es den Ordner gibt und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Reading or writing &quot;%1&quot; failed. Check the disk and its free space, and try again.</source>
        <translation>Lesen oder Schreiben von „%1“ ist gescheitert. Prüfen Sie den Datenträger und seinen freien Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged or isn&apos;t a database. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to begin a new one; data sets and weights in the other folders are not touched.</source>
        <translation>„%1“ ist beschädigt oder keine Datenbank. Legen Sie eine Sicherungskopie (workspace.db.backup-v…) an ihre Stelle, oder schieben Sie sie beiseite, um neu zu beginnen; Datensätze und Gewichte in den anderen Ordnern bleiben unberührt.</translation>
    </message>
    <message>
        <source>There is too little memory to work with &quot;%1&quot;. Close other programs and try again.</source>
        <translation>Der Speicher reicht nicht, um mit „%1“ zu arbeiten. Schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A value is too large to be stored in &quot;%1&quot;.</source>
        <translation>Ein Wert ist zu groß, um in „%1“ gespeichert zu werden.</translation>
    </message>
    <message>
        <source>The database &quot;%1&quot; reports: %2. This is a fault of the program; please report it.</source>
        <translation>Die Datenbank „%1“ meldet: %2. Das ist ein Fehler des Programms; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no test evaluation yet. It gets one when its training ends.</source>
        <translation>Lauf „%1“ hat noch keine Testmessung. Er bekommt sie, wenn sein Training endet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a database of another program. Choose another folder as the workspace.</source>
        <translation>„%1“ ist die Datenbank eines anderen Programms. Wählen Sie einen anderen Ordner als Arbeitsbereich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was made by a newer HSTUdio (database version %2, this program knows up to %3). Update the program, or choose another workspace.</source>
        <translation>„%1“ stammt von einem neueren HSTUdio (Datenbankversion %2, dieses Programm kennt bis %3). Aktualisieren Sie das Programm, oder wählen Sie einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>A backup copy of &quot;%1&quot; can&apos;t be written, so it stays as it is: %2. Check the folder&apos;s rights and free space.</source>
        <translation>Von „%1“ lässt sich keine Sicherungskopie schreiben, darum bleibt alles, wie es ist: %2. Prüfen Sie Rechte und freien Platz des Ordners.</translation>
    </message>
    <message>
        <source>There is no run &quot;%1&quot; in this workspace. &quot;hstudio-cli runs&quot; and the page Runs list those there are.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Lauf „%1“. „hstudio-cli runs“ und die Seite Läufe zeigen, welche es gibt.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is queued or running. Stop it or remove it from the queue first.</source>
        <translation>Lauf „%1“ wartet oder läuft. Halten Sie ihn zuerst an, oder nehmen Sie ihn aus der Warteschlange.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; no longer waits in the queue: its state is %2.</source>
        <translation>Lauf „%1“ wartet nicht mehr in der Warteschlange: Sein Zustand ist %2.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is being worked on by process %2. Wait for it, or stop it there.</source>
        <translation>An Lauf „%1“ arbeitet der Prozess %2. Warten Sie auf ihn, oder halten Sie ihn dort an.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has finished, there is nothing to resume. Queue a new run with the same settings.</source>
        <translation>Lauf „%1“ ist fertig, es gibt nichts fortzusetzen. Reihen Sie einen neuen Lauf mit denselben Einstellungen ein.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; can&apos;t be resumed: its state is %2. Only interrupted, stopped and failed runs can.</source>
        <translation>Lauf „%1“ lässt sich nicht fortsetzen: Sein Zustand ist %2. Das geht nur bei unterbrochenen, angehaltenen und gescheiterten Läufen.</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; can&apos;t be removed: %2. It is no longer needed, delete it by hand.</source>
        <translation>Der Ordner „%1“ lässt sich nicht entfernen: %2. Er wird nicht mehr gebraucht, löschen Sie ihn von Hand.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged: %2. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to begin a new one.</source>
        <translation>„%1“ ist beschädigt: %2. Legen Sie eine Sicherungskopie (workspace.db.backup-v…) an ihre Stelle, oder schieben Sie sie beiseite, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no longer there. Put the workspace folder back in its place, or open another one.</source>
        <translation>„%1“ ist nicht mehr da. Bringen Sie den Ordner des Arbeitsbereichs zurück an seinen Platz, oder öffnen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The optimizer state lacks the tensor &quot;%1&quot;, or it has another shape.</source>
        <translation>Im Zustand des Optimierers fehlt der Tensor „%1“, oder er hat eine andere Form.</translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; is damaged (%2). Start the training anew; best.safetensors beside it may still be usable.</source>
        <translation>Der Sicherungsstand „%1“ ist beschädigt (%2). Beginnen Sie das Training neu; best.safetensors daneben ist vielleicht noch brauchbar.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no checkpoint of this program. Choose another run, or start the training anew.</source>
        <translation>„%1“ ist kein Sicherungsstand dieses Programms. Wählen Sie einen anderen Lauf, oder beginnen Sie das Training neu.</translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; was written by a newer version of this program. Resume it with that version.</source>
        <translation>Den Sicherungsstand „%1“ hat eine neuere Version dieses Programms geschrieben. Setzen Sie ihn mit jener Version fort.</translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; belongs to other settings (%2). Resume with its own settings, or start a new run.</source>
        <translation>Der Sicherungsstand „%1“ gehört zu anderen Einstellungen (%2). Setzen Sie ihn mit seinen eigenen fort, oder beginnen Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; belongs to another data set. Resume with its own data, or start a new run.</source>
        <translation>Der Sicherungsstand „%1“ gehört zu einem anderen Datensatz. Setzen Sie ihn mit seinen eigenen Daten fort, oder beginnen Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The estimate was cancelled.</source>
        <translation>Die Schätzung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The data set has no user with enough interactions to train on.</source>
        <translation>Im Datensatz hat kein Benutzer genug Interaktionen für ein Training.</translation>
    </message>
    <message>
        <source>The training failed inside the program: %1. The log has the details.</source>
        <translation>Das Training ist im Programm gescheitert: %1. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s progress can&apos;t be read: %1.</source>
        <translation>Der Fortschritt im Sicherungsstand ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s progress can&apos;t be read: its epochs don&apos;t follow each other.</source>
        <translation>Der Fortschritt im Sicherungsstand ist nicht lesbar: Seine Epochen folgen nicht aufeinander.</translation>
    </message>
    <message>
        <source>The data set has no user with enough interactions to train on. Lower train_min_user_interactions (now %1).</source>
        <translation>Im Datensatz hat kein Benutzer genug Interaktionen für ein Training. Verkleinern Sie train_min_user_interactions (jetzt %1).</translation>
    </message>
    <message>
        <source>An import is already running. Wait until it is done, or cancel it.</source>
        <translation>Es läuft schon ein Import. Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1. Free space in it, or set TMPDIR to another one.</source>
        <translation>Es lässt sich kein temporärer Ordner anlegen: %1. Schaffen Sie dort Platz, oder setzen Sie TMPDIR auf einen anderen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Stopped: no lists were stored.</source>
        <translation>Angehalten: Es wurden keine Listen gespeichert.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no weights yet. It has them after its first epoch: start it, or choose a trained run.</source>
        <translation>Lauf „%1“ hat noch keine Gewichte. Er hat sie nach seiner ersten Epoche: Starten Sie ihn, oder wählen Sie einen trainierten Lauf.</translation>
    </message>
    <message>
        <source>The run isn&apos;t in a state in which that can be done: it is paused already, goes on already, or is about to stop.</source>
        <translation>Das geht in diesem Zustand des Laufs nicht: Er ruht schon, läuft schon weiter oder hält gleich an.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; isn&apos;t running here: its state is %2.</source>
        <translation>Lauf „%1“ läuft hier nicht: Sein Zustand ist %2.</translation>
    </message>
    <message>
        <source>There is no user &quot;%1&quot; in the data set. Correct the id, or leave unknown users out with --skip-unknown.</source>
        <translation>Im Datensatz gibt es keinen Nutzer „%1“. Berichtigen Sie die Nummer, oder lassen Sie unbekannte Nutzer mit --skip-unknown aus.</translation>
    </message>
    <message>
        <source>%1 users aren&apos;t in the data set: %2. Correct the ids, or leave unknown users out with --skip-unknown.</source>
        <translation>%1 Nutzer sind nicht im Datensatz: %2. Berichtigen Sie die Nummern, oder lassen Sie unbekannte Nutzer mit --skip-unknown aus.</translation>
    </message>
    <message>
        <source>The benchmark was cancelled.</source>
        <translation>Die Messung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No folder for temporary files can be made. Set TMPDIR to a folder with space that can be written.</source>
        <translation>Es lässt sich kein Ordner für temporäre Dateien anlegen. Setzen Sie TMPDIR auf einen beschreibbaren Ordner mit freiem Platz.</translation>
    </message>
    <message>
        <source>%1 is %2, which the models here don&apos;t have: the weights would give other numbers.</source>
        <translation>%1 ist %2; das haben die Modelle hier nicht: Die Gewichte ergäben andere Zahlen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing. The weights don&apos;t tell it, so it has to be given.</source>
        <translation>„%1“ fehlt. Aus den Gewichten geht es nicht hervor, es muss also angegeben werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a JSON array of the item ids by internal id, &quot;PAD&quot; first: [&quot;PAD&quot;, 50, 172].</source>
        <translation>„%1“ muss ein JSON-Feld der Film-Nummern nach interner Nummer sein, „PAD“ zuerst: [&quot;PAD&quot;, 50, 172].</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 at place %3, but an item id is a whole number or a text.</source>
        <translation>„%1“ hat %2 an Stelle %3, doch eine Film-Nummer ist eine ganze Zahl oder ein Text.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names item &quot;%2&quot; twice. Each item has one internal id.</source>
        <translation>„%1“ nennt Film „%2“ zweimal. Jeder Film hat eine interne Nummer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names %2 items that data set &quot;%3&quot; doesn&apos;t have, &quot;%4&quot; first. Choose the data set that the model was trained on.</source>
        <translation>„%1“ nennt %2 Filme, die der Datensatz „%3“ nicht hat, als Erstes „%4“. Wählen Sie den Datensatz, auf dem das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>%1, line %2: a user and a time are needed, with a comma between: 196,881250949.</source>
        <translation>%1, Zeile %2: Nötig sind ein Nutzer und eine Zeit, durch Komma getrennt: 196,881250949.</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1, line %2: user &quot;%3&quot; has a row already. Each user asks at one time.</source>
        <translation>%1, Zeile %2: Nutzer „%3“ hat schon eine Zeile. Jeder Nutzer fragt zu einer Zeit.</translation>
    </message>
    <message>
        <source>The context has no row for user &quot;%1&quot;. Each user who is asked for needs one.</source>
        <translation>Der Kontext hat keine Zeile für Nutzer „%1“. Jeder Nutzer, nach dem gefragt wird, braucht eine.</translation>
    </message>
    <message>
        <source>%1, line %2: there is no column &quot;time&quot;. The model needs to know when each user asks.</source>
        <translation>%1, Zeile %2: Es gibt keine Spalte „time“. Das Modell muss wissen, wann jeder Nutzer fragt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there already. Choose another folder: nothing is overwritten.</source>
        <translation>„%1“ gibt es schon. Wählen Sie einen anderen Ordner: Überschrieben wird nichts.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be used: %2</source>
        <translation>„%1“ ist nicht brauchbar: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has rows for %2 items, but there are %3 in the item order (PAD included). Weights and item order must come from the same model.</source>
        <translation>„%1“ hat Zeilen für %2 Filme, in der Reihenfolge der Filme stehen aber %3 (mit PAD). Gewichte und Reihenfolge müssen vom selben Modell stammen.</translation>
    </message>
    <message>
        <source>There is not enough memory for the weights in &quot;%1&quot;. Close other programs.</source>
        <translation>Für die Gewichte in „%1“ reicht der Speicher nicht. Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>At least one step has to be measured.</source>
        <translation>Mindestens ein Schritt muss gemessen werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a share such as 90%.</source>
        <translation>„%1“ ist kein Anteil wie 90%.</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;. The first line is: %2. Give a name in it, or a number from 1.</source>
        <translation>Es gibt keine Spalte „%1“. Die erste Zeile ist: %2. Geben Sie einen Namen daraus an oder eine Nummer ab 1.</translation>
    </message>
    <message>
        <source>There is no archive &quot;%1&quot;. Did you mean &quot;%2&quot;? &quot;hstudio-cli download&quot; lists them all.</source>
        <translation>Es gibt kein Archiv „%1“. Meinten Sie „%2“? „hstudio-cli download“ zählt alle auf.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; isn&apos;t finished (its state is %2), so there is nothing to compare with. Resume it first.</source>
        <translation>Lauf „%1“ ist nicht beendet (Zustand: %2), es gibt also nichts zu vergleichen. Setzen Sie ihn erst fort.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; came out differently (%2 differences, listed above). Compare versions, device and data.</source>
        <translation>Lauf „%1“ ergab etwas anderes (%2 Unterschiede, oben aufgezählt). Vergleichen Sie Versionen, Gerät und Daten.</translation>
    </message>
    <message>
        <source>These settings can&apos;t be read: %1. Correct that value.</source>
        <translation>Diese Einstellungen sind nicht lesbar: %1. Berichtigen Sie diesen Wert.</translation>
    </message>
    <message>
        <source>The server&apos;s checksum for %1 can&apos;t be read. Try again later.</source>
        <translation>Die Prüfsumme des Servers für %1 ist nicht lesbar. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>What arrived from %1 is not the file that was published (its MD5 is %2, not %3). It has been removed: try again, or check the proxy.</source>
        <translation>Was von %1 ankam, ist nicht die veröffentlichte Datei (ihre MD5-Summe ist %2, nicht %3). Sie wurde entfernt: Versuchen Sie es noch einmal, oder prüfen Sie den Proxy.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written. Free space there, or check your rights.</source>
        <translation>„%1“ lässt sich nicht schreiben. Schaffen Sie dort Platz, oder prüfen Sie Ihre Rechte.</translation>
    </message>
    <message>
        <source>The server sends more for %1 than the file can have. Try again later, or fetch it yourself.</source>
        <translation>Der Server schickt für %1 mehr, als die Datei haben kann. Versuchen Sie es später noch einmal, oder holen Sie sie selbst.</translation>
    </message>
    <message>
        <source>The server has no %1 any more (status %2). Look for it on grouplens.org and open it here.</source>
        <translation>Der Server hat %1 nicht mehr (Status %2). Suchen Sie die Datei auf grouplens.org, und öffnen Sie sie hier.</translation>
    </message>
    <message>
        <source>The server refuses %1 (status %2). Try again later, or fetch it with a browser.</source>
        <translation>Der Server verweigert %1 (Status %2). Versuchen Sie es später noch einmal, oder holen Sie die Datei mit einem Browser.</translation>
    </message>
    <message>
        <source>%1 couldn&apos;t be fetched: %2. Check the network and the proxy; what has arrived is kept, and the next attempt goes on from there.</source>
        <translation>%1 ließ sich nicht holen: %2. Prüfen Sie Netz und Proxy; was angekommen ist, bleibt erhalten, und der nächste Versuch macht dort weiter.</translation>
    </message>
    <message>
        <source>Downloads aren&apos;t possible here: the network library doesn&apos;t start.</source>
        <translation>Herunterladen ist hier nicht möglich: Die Netzbibliothek startet nicht.</translation>
    </message>
    <message>
        <source>The download was cancelled. What has arrived is kept: the next attempt goes on from there.</source>
        <translation>Das Herunterladen wurde abgebrochen. Was angekommen ist, bleibt erhalten: Der nächste Versuch macht dort weiter.</translation>
    </message>
    <message>
        <source>The server&apos;s answers for %1 don&apos;t fit together. Try again later.</source>
        <translation>Die Antworten des Servers für %1 passen nicht zusammen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Checksums (MD5) can&apos;t be computed on this machine.</source>
        <translation>Prüfsummen (MD5) lassen sich auf diesem Rechner nicht berechnen.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; is damaged (%2). Get it again.</source>
        <translation>Das Archiv „%1“ ist beschädigt (%2). Besorgen Sie es neu.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; is cut off: its directory, which stands at the end, is missing. Get it again.</source>
        <translation>Das Archiv „%1“ ist abgeschnitten: Sein Verzeichnis, das am Ende steht, fehlt. Besorgen Sie es neu.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in the archive &quot;%1&quot; has another length than the archive says (%3 bytes). Get it again.</source>
        <translation>„%2“ im Archiv „%1“ hat eine andere Länge, als das Archiv sagt (%3 Byte). Besorgen Sie es neu.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; is encrypted. Unpack it with its password and open the folder.</source>
        <translation>Das Archiv „%1“ ist verschlüsselt. Entpacken Sie es mit seinem Kennwort, und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; is empty, not a single byte long. Get it again.</source>
        <translation>Das Archiv „%1“ ist leer, nicht ein Byte lang. Besorgen Sie es neu.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a .zip archive, whatever its name says. Get it again, or unpack it yourself.</source>
        <translation>„%1“ ist kein .zip-Archiv, auch wenn es so heißt. Besorgen Sie es neu, oder entpacken Sie es selbst.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; names a file outside of itself (%2). It may be meant to do harm: don&apos;t use it.</source>
        <translation>Das Archiv „%1“ nennt eine Datei außerhalb von sich (%2). Vielleicht soll es Schaden anrichten: Benutzen Sie es nicht.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; holds more than 100,000 files: no data set does. Choose another one.</source>
        <translation>Das Archiv „%1“ enthält mehr als 100.000 Dateien: Das hat kein Datensatz. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in the archive &quot;%1&quot; would unpack to %3 bytes, far more than text of that size could: it is a zip bomb. Don&apos;t use it.</source>
        <translation>„%2“ im Archiv „%1“ würde entpackt %3 Byte groß, weit mehr, als Text dieser Größe werden kann: Es ist eine Zip-Bombe. Benutzen Sie es nicht.</translation>
    </message>
    <message>
        <source>The split at %1 leaves nothing on one side: the interactions are from %2 to %3. Choose a time between.</source>
        <translation>Die Aufteilung bei %1 lässt auf einer Seite nichts übrig: Die Interaktionen reichen von %2 bis %3. Wählen Sie eine Zeit dazwischen.</translation>
    </message>
    <message>
        <source>The least number of interactions can&apos;t be negative.</source>
        <translation>Die Mindestzahl der Interaktionen kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>The time range ends (%1) before it begins (%2).</source>
        <translation>Der Zeitraum endet (%1), bevor er beginnt (%2).</translation>
    </message>
    <message>
        <source>The share of interactions before the split must lie between 0 and 100 %.</source>
        <translation>Der Anteil der Interaktionen vor der Aufteilung muss zwischen 0 und 100 % liegen.</translation>
    </message>
    <message>
        <source>The filters leave no interaction (removed by each: %1). Choose wider ones.</source>
        <translation>Die Filter lassen keine Interaktion übrig (von jedem entfernt: %1). Wählen Sie weitere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a text file. Open the file that holds the ratings as text.</source>
        <translation>„%1“ ist keine Textdatei. Öffnen Sie die Datei, die die Bewertungen als Text enthält.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds nothing but a byte order mark. Get the file again, or choose another one.</source>
        <translation>„%1“ enthält nur eine Byte-Order-Mark. Besorgen Sie die Datei neu, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds only blank lines. Get the file again, or choose another one.</source>
        <translation>„%1“ enthält nur leere Zeilen. Besorgen Sie die Datei neu, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Line %2 of &quot;%1&quot; holds NUL bytes: the file is damaged. Get it again.</source>
        <translation>Zeile %2 von „%1“ enthält NUL-Bytes: Die Datei ist beschädigt. Besorgen Sie sie neu.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is UTF-16 text. Save it as UTF-8.</source>
        <translation>„%1“ ist UTF-16-Text. Speichern Sie ihn als UTF-8.</translation>
    </message>
    <message>
        <source>The lines of &quot;%1&quot; end as on an old Mac (carriage returns only). Save it with Unix or Windows line ends.</source>
        <translation>Die Zeilen von „%1“ enden wie auf einem alten Mac (nur Wagenrücklauf). Speichern Sie die Datei mit Zeilenenden von Unix oder Windows.</translation>
    </message>
    <message>
        <source>No delimiter is given. Say what stands between two columns.</source>
        <translation>Es ist kein Trennzeichen angegeben. Sagen Sie, was zwischen zwei Spalten steht.</translation>
    </message>
    <message>
        <source>The columns of user, item and time must all be given: without times there are no sequences.</source>
        <translation>Die Spalten für Benutzer, Item und Zeit müssen alle angegeben sein: Ohne Zeiten gibt es keine Sequenzen.</translation>
    </message>
    <message>
        <source>Column %1 is given two meanings. Choose another one for one of them.</source>
        <translation>Spalte %1 hat zwei Bedeutungen bekommen. Wählen Sie für eine davon eine andere.</translation>
    </message>
    <message>
        <source>The first line of &quot;%1&quot; has %2 columns, but column %3 is needed. Check the delimiter. The line is: %4</source>
        <translation>Die erste Zeile von „%1“ hat %2 Spalten, gebraucht wird aber Spalte %3. Prüfen Sie das Trennzeichen. Die Zeile ist: %4</translation>
    </message>
    <message>
        <source>an id is not a whole number</source>
        <translation>eine Kennung ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>an id has too many digits</source>
        <translation>eine Kennung hat zu viele Ziffern</translation>
    </message>
    <message>
        <source>an id is negative</source>
        <translation>eine Kennung ist negativ</translation>
    </message>
    <message>
        <source>the rating is not a number</source>
        <translation>die Bewertung ist keine Zahl</translation>
    </message>
    <message>
        <source>the time is not a number of seconds</source>
        <translation>die Zeit ist keine Zahl von Sekunden</translation>
    </message>
    <message>
        <source>the time is before 1970</source>
        <translation>die Zeit liegt vor 1970</translation>
    </message>
    <message>
        <source>the time is after 2100</source>
        <translation>die Zeit liegt nach 2100</translation>
    </message>
    <message>
        <source>the time looks like microseconds or nanoseconds; unix seconds are needed</source>
        <translation>die Zeit sieht nach Mikro- oder Nanosekunden aus; nötig sind Unix-Sekunden</translation>
    </message>
    <message>
        <source>the time is not ISO 8601 in UTC, such as 2001-01-01T10:30:15Z</source>
        <translation>die Zeit ist nicht ISO 8601 in UTC wie 2001-01-01T10:30:15Z</translation>
    </message>
    <message>
        <source>a quoted field isn&apos;t closed in its line</source>
        <translation>ein Feld in Anführungszeichen wird in seiner Zeile nicht geschlossen</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; holds no ratings that HSTUdio knows: MovieLens&apos; u.data, ratings.dat or ratings.csv, or RecBole&apos;s *.inter. Take another table out of it and say which column is what.</source>
        <translation>Das Archiv „%1“ enthält keine Bewertungen, die HSTUdio kennt: MovieLens’ u.data, ratings.dat oder ratings.csv oder RecBoles *.inter. Nehmen Sie eine andere Tabelle heraus, und sagen Sie, welche Spalte was ist.</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; holds no ratings that HSTUdio knows: MovieLens&apos; u.data, ratings.dat or ratings.csv, or RecBole&apos;s *.inter. Open another table as a file and say which column is what.</source>
        <translation>Der Ordner „%1“ enthält keine Bewertungen, die HSTUdio kennt: MovieLens’ u.data, ratings.dat oder ratings.csv oder RecBoles *.inter. Öffnen Sie eine andere Tabelle als Datei, und sagen Sie, welche Spalte was ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no name that HSTUdio knows: MovieLens&apos; u.data, ratings.dat or ratings.csv, or RecBole&apos;s *.inter. If it is another table, say which column is what.</source>
        <translation>„%1“ hat keinen Namen, den HSTUdio kennt: MovieLens’ u.data, ratings.dat oder ratings.csv oder RecBoles *.inter. Ist es eine andere Tabelle, so sagen Sie, welche Spalte was ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds several files of ratings (%2, %3, …). Choose one of them instead of the whole.</source>
        <translation>„%1“ enthält mehrere Dateien mit Bewertungen (%2, %3, …). Wählen Sie eine davon statt des Ganzen.</translation>
    </message>
    <message>
        <source>The archive &quot;%1&quot; holds no file at all. Choose another one.</source>
        <translation>Das Archiv „%1“ enthält keine einzige Datei. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is only a part of ML-100K&apos;s u.data, cut for cross-validation. Open u.data or its folder.</source>
        <translation>„%1“ ist nur ein Teil von u.data aus ML-100K, für Kreuzvalidierung geschnitten. Öffnen Sie u.data oder deren Ordner.</translation>
    </message>
    <message>
        <source>%1 bytes don&apos;t fit into this machine&apos;s memory. Unpack the archive and open the folder.</source>
        <translation>%1 Byte passen nicht in den Speicher dieses Rechners. Entpacken Sie das Archiv, und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 The run goes on from the checkpoint of epoch %2 instead.</source>
        <translation>%1 Der Lauf geht stattdessen vom Checkpoint der Epoche %2 aus weiter.</translation>
    </message>
    <message>
        <source>The checkpoint of epoch %1 can&apos;t be kept in &quot;%2&quot;: %3. Free space there, or check the folder&apos;s rights.</source>
        <translation>Der Checkpoint der Epoche %1 lässt sich in „%2“ nicht ablegen: %3. Schaffen Sie dort Platz, oder prüfen Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Not enough memory to train with these settings: %5 more were needed, %4 are available. Reduce batch_size (now %1), session_max_len (now %2) or n_factors (now %3).</source>
        <translation>Zu wenig Speicher, um mit diesen Einstellungen zu trainieren: %5 mehr waren nötig, %4 sind verfügbar. Verkleinern Sie batch_size (jetzt %1), session_max_len (jetzt %2) oder n_factors (jetzt %3).</translation>
    </message>
    <message>
        <source>Not enough memory to train with these settings: more was needed than the %4 that are available. Reduce batch_size (now %1), session_max_len (now %2) or n_factors (now %3).</source>
        <translation>Zu wenig Speicher, um mit diesen Einstellungen zu trainieren: Es war mehr nötig als die verfügbaren %4. Verkleinern Sie batch_size (jetzt %1), session_max_len (jetzt %2) oder n_factors (jetzt %3).</translation>
    </message>
    <message>
        <source>The training diverged in epoch %1, step %2 of the run (batch %3 of %4): its %5 is not finite any more. Largest gradient: %6, in the step before: %7. The last good checkpoint is kept. Try a smaller lr (now %8).</source>
        <translation>Das Training ist in Epoche %1 divergiert, Schritt %2 des Laufs (Batch %3 von %4): %5 ist nicht mehr endlich. Größter Gradient: %6, im Schritt davor: %7. Der letzte gute Checkpoint bleibt erhalten. Versuchen Sie ein kleineres lr (jetzt %8).</translation>
    </message>
    <message>
        <source>This would make %1 runs; %2 are the most. Take fewer values or seeds.</source>
        <translation>Das ergäbe %1 Läufe; höchstens %2 sind möglich. Weniger Werte oder Seeds wählen.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no test evaluation. Evaluate it first.</source>
        <translation>Lauf „%1“ hat keinen Test. Erst testen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; can&apos;t be tested against each other. %3</source>
        <translation>„%1“ und „%2“ können nicht gegeneinander getestet werden. %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is known as one number only, not for each user. Choose recall@10, ndcg@10 or another metric that is a mean over users.</source>
        <translation>„%1“ ist nur als eine Zahl bekannt, nicht für jeden Nutzer. Recall@10, NDCG@10 oder eine andere Metrik wählen, die ein Mittel über Nutzer ist.</translation>
    </message>
    <message>
        <source>The chart can&apos;t be written to &quot;%1&quot;: %2. Choose another folder, or free space there.</source>
        <translation>Das Diagramm kann nicht nach „%1“ geschrieben werden: %2. Wähle einen anderen Ordner, oder schaffe dort Platz.</translation>
    </message>
    <message>
        <source>A chart can be written as PDF, SVG or PNG, not as &quot;%1&quot;. Give the file one of these endings.</source>
        <translation>Ein Diagramm kann als PDF, SVG oder PNG geschrieben werden, nicht als „%1“. Gib der Datei eine dieser Endungen.</translation>
    </message>
    <message>
        <source>At this moment the history holds nothing that the model knows, so there is no score to explain. Choose a later moment, or add an item to the history.</source>
        <translation>Zu diesem Zeitpunkt enthält der Verlauf nichts, was das Modell kennt; es gibt also keine Bewertung zu erklären. Wähle einen späteren Zeitpunkt oder füge dem Verlauf etwas hinzu.</translation>
    </message>
    <message>
        <source>Ranks over time need at least one moment.</source>
        <translation>Ränge über die Zeit brauchen mindestens einen Zeitpunkt.</translation>
    </message>
    <message>
        <source>The ranks of these two runs can&apos;t be compared: they were tested by different protocols (%1; %2).</source>
        <translation>Die Ränge dieser beiden Läufe sind nicht vergleichbar: Sie wurden nach verschiedenen Protokollen getestet (%1; %2).</translation>
    </message>
    <message>
        <source>There is no item %1 in this history: it has %2.</source>
        <translation>In diesem Verlauf gibt es keinen Eintrag %1: Er hat %2.</translation>
    </message>
    <message>
        <source>%1 is not a usable moment. Give one between the years 1 and 9999, in seconds.</source>
        <translation>%1 ist kein brauchbarer Zeitpunkt. Gib einen zwischen den Jahren 1 und 9999 an, in Sekunden.</translation>
    </message>
    <message>
        <source>Item %1 of the history is earlier (%2) than the one before it (%3). Put the items in the order of their times.</source>
        <translation>Eintrag %1 des Verlaufs liegt früher (%2) als der davor (%3). Ordne die Einträge nach ihrer Zeit.</translation>
    </message>
    <message>
        <source>Entry %1 of &quot;history&quot; needs an &quot;item&quot; and a &quot;time&quot;.</source>
        <translation>Eintrag %1 von „history“ braucht „item“ und „time“.</translation>
    </message>
    <message>
        <source>The &quot;time&quot; of entry %1 of &quot;history&quot; is not a whole number of seconds.</source>
        <translation>„time“ in Eintrag %1 von „history“ ist keine ganze Zahl von Sekunden.</translation>
    </message>
    <message>
        <source>Entry %1 of &quot;history&quot;: the data set has no item &quot;%2&quot;.</source>
        <translation>Eintrag %1 von „history“: Im Datensatz gibt es kein Objekt „%2“.</translation>
    </message>
    <message>
        <source>This is not a what-if: a JSON object with &quot;history&quot; and &quot;query_time&quot; is needed.</source>
        <translation>Das ist kein Was-wäre-wenn: Nötig ist ein JSON-Objekt mit „history“ und „query_time“.</translation>
    </message>
    <message>
        <source>The what-if has no list &quot;history&quot;.</source>
        <translation>Dem Was-wäre-wenn fehlt die Liste „history“.</translation>
    </message>
    <message>
        <source>&quot;query_time&quot; is not a whole number of seconds.</source>
        <translation>„query_time“ ist keine ganze Zahl von Sekunden.</translation>
    </message>
    <message>
        <source>The settings of run &quot;%1&quot; can&apos;t be read.</source>
        <translation>Die Einstellungen von Lauf „%1“ sind nicht lesbar.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; doesn&apos;t fit the run&apos;s settings: tensor &quot;%2&quot; should hold %3 numbers. Train the run again.</source>
        <translation>„%1“ passt nicht zu den Einstellungen des Laufs: Tensor „%2“ sollte %3 Zahlen enthalten. Den Lauf noch einmal trainieren.</translation>
    </message>
    <message>
        <source>There is no what-if &quot;%1&quot;; none was saved for this data set.</source>
        <translation>Es gibt kein Was-wäre-wenn „%1“; für diesen Datensatz ist keines gespeichert.</translation>
    </message>
    <message>
        <source>There is no what-if &quot;%1&quot;. Saved for this data set: %2.</source>
        <translation>Es gibt kein Was-wäre-wenn „%1“. Für diesen Datensatz gespeichert: %2.</translation>
    </message>
    <message>
        <source>A what-if needs a name to be saved.</source>
        <translation>Zum Speichern braucht ein Was-wäre-wenn einen Namen.</translation>
    </message>
    <message>
        <source>There is a what-if &quot;%1&quot; already. Choose another name, or change that one.</source>
        <translation>Es gibt schon ein Was-wäre-wenn „%1“. Wähle einen anderen Namen oder ändere jenes.</translation>
    </message>
    <message>
        <source>Choose one format: --json or another one.</source>
        <translation>Ein Format wählen: --json oder ein anderes.</translation>
    </message>
    <message>
        <source>None of these runs has a test metric &quot;%1&quot;. &quot;hstudio-cli evaluate RUN -k …&quot; adds cut-offs.</source>
        <translation>Keiner dieser Läufe hat eine Testmetrik „%1“. „hstudio-cli evaluate RUN -k …“ fügt Listenlängen hinzu.</translation>
    </message>
    <message>
        <source>Runs can&apos;t be told apart by &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation>Nach „%1“ lassen sich Läufe nicht unterscheiden. Ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>The baseline &quot;%1&quot; isn&apos;t among the runs that are compared. Name it among them, too.</source>
        <translation>Der Bezugslauf „%1“ ist nicht unter den verglichenen Läufen. Ihn auch dort nennen.</translation>
    </message>
    <message>
        <source>Users are compared between two runs (or two sets of seeds), by a metric that is a mean over users.</source>
        <translation>Nutzer werden zwischen zwei Läufen (oder zwei Sätzen von Seeds) verglichen, nach einer Metrik, die ein Mittel über Nutzer ist.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no relative attention bias that could be shown: its model has none.</source>
        <translation>Lauf „%1“ hat keinen relativen Aufmerksamkeits-Bias zum Zeigen: sein Modell hat keinen.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 lines can&apos;t be used, so nothing was recommended. Correct them, or take them out.</source>
        <translation>%1: %2 von %3 Zeilen sind nicht brauchbar, darum wurde nichts empfohlen. Berichtige sie oder nimm sie heraus.</translation>
    </message>
    <message>
        <source>%1, line %2: there is no user &quot;%3&quot; in the data set.</source>
        <translation>%1, Zeile %2: Im Datensatz gibt es keinen Nutzer „%3“.</translation>
    </message>
    <message>
        <source>%1 holds no line with a user and a time.</source>
        <translation>%1 enthält keine Zeile mit Nutzer und Zeit.</translation>
    </message>
    <message>
        <source>There is no user &quot;%1&quot; in data set &quot;%2&quot;.</source>
        <translation>Im Datensatz „%2“ gibt es keinen Nutzer „%1“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written. Free space there, or check the folder&apos;s rights.</source>
        <translation>„%1“ kann nicht geschrieben werden. Schaffe dort Platz, oder prüfe die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; diverged: more epochs would go on from there. Start a new one with a smaller lr.</source>
        <translation>Lauf „%1“ ist divergiert: Weitere Epochen gingen von dort aus weiter. Starte einen neuen mit kleinerem lr.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no checkpoint any more to go on from. Start a new one with more epochs.</source>
        <translation>Lauf „%1“ hat keinen Checkpoint mehr, von dem aus es weiterginge. Starte einen neuen mit mehr Epochen.</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; can&apos;t be given more epochs: its state is %2. Only finished runs can.</source>
        <translation>Lauf „%1“ kann keine weiteren Epochen bekommen: Sein Zustand ist %2. Nur fertige Läufe können das.</translation>
    </message>
    <message>
        <source>The seeds can&apos;t be read. Write whole numbers, for example 1, 2, 3.</source>
        <translation>Die Seeds sind nicht lesbar. Ganze Zahlen angeben, zum Beispiel 1, 2, 3.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Relative attention bias</source>
        <translation>Relativer Aufmerksamkeits-Bias</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Vorzeitiges Ende</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Device and seed</source>
        <translation>Gerät und Startwert</translation>
    </message>
    <message>
        <source>SASRec has no relative attention bias; only HSTU has.</source>
        <translation>SASRec hat keinen relativen Aufmerksamkeits-Bias, nur HSTU.</translation>
    </message>
    <message>
        <source>The full softmax compares with every item, so no negatives are drawn.</source>
        <translation>Der volle Softmax vergleicht mit jedem Item, darum werden keine Negativen gezogen.</translation>
    </message>
    <message>
        <source>Only the gBCE loss is calibrated.</source>
        <translation>Nur der gBCE-Loss wird kalibriert.</translation>
    </message>
    <message>
        <source>Early stopping is off: every epoch is trained.</source>
        <translation>Das vorzeitige Ende ist aus: Jede Epoche wird trainiert.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The network: hstu weighs earlier items by content, time and position; sasrec by content alone, with softmax attention.</source>
        <translation>Das Netz: hstu gewichtet frühere Items nach Inhalt, Zeit und Position; sasrec nur nach Inhalt, mit Softmax-Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>Faktoren</translation>
    </message>
    <message>
        <source>Numbers in each item&apos;s embedding. More can tell items apart more finely, cost time and memory, and overfit sooner.</source>
        <translation>Zahlen im Embedding jedes Items. Mehr davon unterscheiden Items feiner, kosten Zeit und Speicher und führen eher zur Überanpassung.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Attention patterns computed side by side in a block. They share the factors, so the number must divide n_factors.</source>
        <translation>Aufmerksamkeitsmuster, die ein Block nebeneinander berechnet. Sie teilen sich die Faktoren, darum muss die Zahl n_factors teilen.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Attention blocks one after the other. Time for an epoch grows in step with them.</source>
        <translation>Aufmerksamkeitsblöcke hintereinander. Die Zeit je Epoche wächst im selben Maß.</translation>
    </message>
    <message>
        <source>Longest history</source>
        <translation>Längster Verlauf</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>How many of a user&apos;s newest items the model sees; older ones are cut off. Attention costs the square of it for users who have that many.</source>
        <translation>Wie viele der neuesten Items eines Benutzers das Modell sieht; ältere werden abgeschnitten. Bei so langen Verläufen kostet die Aufmerksamkeit das Quadrat davon.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of values set to zero at random while training, against overfitting. 0 switches it off.</source>
        <translation>Anteil der Werte, die im Training zufällig auf null gesetzt werden, gegen Überanpassung. 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Position embedding</source>
        <translation>Positions-Embedding</translation>
    </message>
    <message>
        <source>Adds a learnt vector for the place in the history, counted from the newest item, to each item&apos;s embedding.</source>
        <translation>Addiert zum Embedding jedes Items einen gelernten Vektor für den Platz im Verlauf, vom neuesten Item aus gezählt.</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>How the state of a history is compared with an item: by angle alone (cosine, as HSTU does) or by the dot product (as SASRec does).</source>
        <translation>Wie der Zustand eines Verlaufs mit einem Item verglichen wird: nur nach dem Winkel (cosine, wie HSTU) oder mit dem Skalarprodukt (dot, wie SASRec).</translation>
    </message>
    <message>
        <source>Time bias</source>
        <translation>Zeit-Bias</translation>
    </message>
    <message>
        <source>Learns how much an earlier item counts by the time that has passed since. Recommending then needs the moment at which it is asked.</source>
        <translation>Lernt, wie viel ein früheres Item zählt, je nachdem, wie viel Zeit seither vergangen ist. Zum Empfehlen gehört dann der Moment, zu dem gefragt wird.</translation>
    </message>
    <message>
        <source>Position bias</source>
        <translation>Positions-Bias</translation>
    </message>
    <message>
        <source>Learns how much an earlier item counts by the number of items since.</source>
        <translation>Lernt, wie viel ein früheres Item zählt, je nachdem, wie viele Items seither kamen.</translation>
    </message>
    <message>
        <source>What training minimises: the next item against all items (softmax), against some drawn at random (sampled_softmax), or each one by itself (BCE; gBCE corrects its overconfidence).</source>
        <translation>Was das Training verkleinert: das nächste Item gegen alle (softmax), gegen einige zufällig gezogene (sampled_softmax) oder jedes für sich (BCE; gBCE berichtigt dessen Selbstüberschätzung).</translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation>Negative</translation>
    </message>
    <message>
        <source>Items drawn at random for each position as wrong answers. More come closer to the full softmax and cost time and memory.</source>
        <translation>Items, die für jede Position zufällig als falsche Antworten gezogen werden. Mehr davon kommen dem vollen Softmax näher und kosten Zeit und Speicher.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Similarities are divided by it before the loss. With cosine similarity it has to be small, such as 0.05.</source>
        <translation>Durch sie werden Ähnlichkeiten vor dem Loss geteilt. Bei Kosinus-Ähnlichkeit muss sie klein sein, etwa 0,05.</translation>
    </message>
    <message>
        <source>gBCE calibration</source>
        <translation>gBCE-Kalibrierung</translation>
    </message>
    <message>
        <source>0 is plain BCE; 1 corrects fully for having drawn only some of the wrong items.</source>
        <translation>0 ist gewöhnliches BCE; 1 gleicht voll aus, dass nur einige der falschen Items gezogen wurden.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Size of Adam&apos;s steps; constant over the run. Too large makes the loss jump or diverge, too small wastes epochs.</source>
        <translation>Schrittweite von Adam; im ganzen Lauf gleich. Zu groß lässt den Loss springen oder entgleisen, zu klein vergeudet Epochen.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users whose histories make one step. Larger batches give fewer, smoother steps and need more memory.</source>
        <translation>Benutzer, deren Verläufe einen Schritt ergeben. Größere Batches geben weniger und glattere Schritte und brauchen mehr Speicher.</translation>
    </message>
    <message>
        <source>Most epochs</source>
        <translation>Höchstzahl Epochen</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Training ends here at the latest. The weights of the best epoch are kept, not those of the last.</source>
        <translation>Spätestens hier endet das Training. Behalten werden die Gewichte der besten Epoche, nicht die der letzten.</translation>
    </message>
    <message>
        <source>Fewest epochs</source>
        <translation>Mindestzahl Epochen</translation>
    </message>
    <message>
        <source>Early stopping never ends a training before this many epochs.</source>
        <translation>Vorher endet ein Training nie vorzeitig.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Epochs without improvement before the training ends. It has a price: on MovieLens-1M a patience of 5 stops near epoch 50 and costs 0.007 to 0.029 of recall@10, since validation still rises at epoch 100.</source>
        <translation>Epochen ohne Verbesserung, nach denen das Training endet. Das hat seinen Preis: Auf MovieLens-1M endet es bei einer Geduld von 5 nahe Epoche 50 und kostet 0,007 bis 0,029 Recall@10, denn die Validierung steigt noch in Epoche 100.</translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation>Kleinste Verbesserung</translation>
    </message>
    <message>
        <source>An epoch counts as an improvement only when it is better than the best so far by more than this.</source>
        <translation>Eine Epoche zählt nur dann als Verbesserung, wenn sie die bisher beste um mehr als dies übertrifft.</translation>
    </message>
    <message>
        <source>Divergence threshold</source>
        <translation>Entgleisungsgrenze</translation>
    </message>
    <message>
        <source>Monitored metric</source>
        <translation>Überwachte Metrik</translation>
    </message>
    <message>
        <source>What tells the best epoch and decides about early stopping: val_loss, or recall or ndcg at one of the cut-offs, such as recall@10.</source>
        <translation>Woran die beste Epoche und das vorzeitige Ende hängen: val_loss, oder recall oder ndcg bei einer der Listenlängen, etwa recall@10.</translation>
    </message>
    <message>
        <source>Cut-offs</source>
        <translation>Listenlängen</translation>
    </message>
    <message>
        <source>Lengths of the recommendation list at which metrics are computed, ascending: 10,50 gives recall@10, recall@50 and so on.</source>
        <translation>Längen der Empfehlungsliste, bei denen Metriken berechnet werden, aufsteigend: 10,50 ergibt recall@10, recall@50 und so weiter.</translation>
    </message>
    <message>
        <source>Shortest history to train on</source>
        <translation>Kürzester Verlauf im Training</translation>
    </message>
    <message>
        <source>Users with fewer training interactions are left out of training and validation; they stay in the test.</source>
        <translation>Benutzer mit weniger Trainingsinteraktionen bleiben aus Training und Validierung heraus; im Test bleiben sie.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the network is computed: cpu, cuda, cuda:1 and so on; auto takes the first CUDA card if there is one.</source>
        <translation>Wo das Netz gerechnet wird: cpu, cuda, cuda:1 und so weiter; auto nimmt die erste CUDA-Karte, wenn es eine gibt.</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU-Threads</translation>
    </message>
    <message>
        <source>Processor threads for the computation; 0 takes all cores. Results don&apos;t depend on it.</source>
        <translation>Prozessor-Threads für die Rechnung; 0 nimmt alle Kerne. Die Ergebnisse hängen nicht davon ab.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of all random numbers: first weights, order of users, negatives, dropout. The same seed repeats a run; other seeds show how much results vary (recall@10 by about 0.005).</source>
        <translation>Anfang aller Zufallszahlen: erste Gewichte, Reihenfolge der Benutzer, Negative, Dropout. Derselbe Startwert wiederholt einen Lauf; andere zeigen, wie sehr Ergebnisse schwanken (Recall@10 um etwa 0,005).</translation>
    </message>
    <message>
        <source>Ends the training when the monitored metric is worse than this, though not before the fewest epochs. 0 switches it off.</source>
        <translation>Beendet das Training, wenn die überwachte Kennzahl schlechter ist als dieser Wert, doch nicht vor den Mindestepochen. 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Ends the training when the monitored metric has stopped improving. It saves time and costs quality: with a patience of 5, recall@10 on MovieLens-1M ends 0.007 to 0.029 lower. The published numbers were made without it.</source>
        <translation>Beendet das Training, wenn die beobachtete Metrik nicht mehr besser wird. Das spart Zeit und kostet Güte: Mit einer Geduld von 5 endet recall@10 auf MovieLens-1M um 0,007 bis 0,029 niedriger. Die veröffentlichten Zahlen entstanden ohne.</translation>
    </message>
</context>
<context>
    <name>Films</name>
    <message>
        <source>Film %1</source>
        <translation>Film %1</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <comment>a share in per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T. %2 h</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>noch etwa %n Sekunde</numerusform>
            <numerusform>noch etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n day(s) left</source>
        <translation>
            <numerusform>noch etwa %n Tag</numerusform>
            <numerusform>noch etwa %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T.</translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>years</comment>
        <translation>%1 J.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>All epochs done</source>
        <translation>Alle Epochen fertig</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Entgleist</translation>
    </message>
    <message>
        <source>Stopped on request</source>
        <translation>Auf Wunsch angehalten</translation>
    </message>
</context>
<context>
    <name>Insight</name>
    <message numerus="yes">
        <source>Stopped early: %1 has not improved for %n epoch(s).</source>
        <translation>
            <numerusform>Vorzeitig beendet: %1 ist seit %n Epoche nicht besser geworden.</numerusform>
            <numerusform>Vorzeitig beendet: %1 ist seit %n Epochen nicht besser geworden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The curve still moves by %2 from epoch to epoch and ended %3 from its best: a longer patience may find more.</source>
        <translation>%1 Die Kurve bewegt sich noch um %2 von Epoche zu Epoche und endete %3 unter ihrem Bestwert: Mehr Geduld findet vielleicht Besseres.</translation>
    </message>
    <message>
        <source>%1 The weights of epoch %2 are kept.</source>
        <translation>%1 Behalten werden die Gewichte von Epoche %2.</translation>
    </message>
    <message>
        <source>Stopped: %1 got worse than the divergence threshold. Try a smaller learning rate.</source>
        <translation>Beendet: %1 ist unter die Entgleisungsgrenze gefallen. Versuchen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>All epochs done. The weights of epoch %1 are kept.</source>
        <translation>Alle Epochen fertig. Behalten werden die Gewichte von Epoche %1.</translation>
    </message>
    <message>
        <source>All epochs done.</source>
        <translation>Alle Epochen fertig.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) without improvement; early stopping is off</source>
        <translation>
            <numerusform>%n Epoche ohne Verbesserung; vorzeitiges Ende ist aus</numerusform>
            <numerusform>%n Epochen ohne Verbesserung; vorzeitiges Ende ist aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n epoch(s) without improvement</source>
        <translation>
            <numerusform>%1 von %n Epoche ohne Verbesserung</numerusform>
            <numerusform>%1 von %n Epochen ohne Verbesserung</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this run trained. Resume goes on after epoch %1.</source>
        <translation>Unterbrochen: Das Programm endete, während dieser Lauf trainierte. „Fortsetzen“ macht nach Epoche %1 weiter.</translation>
    </message>
    <message>
        <source>Interrupted: the program ended before the first epoch was done. Resume starts it again.</source>
        <translation>Unterbrochen: Das Programm endete, bevor die erste Epoche fertig war. „Fortsetzen“ beginnt sie neu.</translation>
    </message>
    <message>
        <source>Stopped on request after epoch %1. Resume goes on from there.</source>
        <translation>Auf Wunsch nach Epoche %1 angehalten. „Fortsetzen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped on request before the first epoch was done.</source>
        <translation>Auf Wunsch angehalten, bevor die erste Epoche fertig war.</translation>
    </message>
    <message>
        <source>All epochs done, still improving: the best epoch is among the last 5&#xa0;%. More epochs may help.</source>
        <translation>Alle Epochen fertig, noch im Steigen: Die beste Epoche ist unter den letzten 5&#xa0;%. Mehr Epochen können helfen.</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Share of the held-out films that are among the first k recommendations, averaged over users. Higher is better.</source>
        <translation>Anteil der zurückgehaltenen Filme, die unter den ersten k Empfehlungen sind, gemittelt über Benutzer. Höher ist besser.</translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation>NDCG</translation>
    </message>
    <message>
        <source>Like recall, but a hit counts more the higher it ranks: 1 / log2(rank + 1), divided by the best that can be reached. Higher is better.</source>
        <translation>Wie Recall, doch zählt ein Treffer umso mehr, je weiter oben er steht: 1 / log2(Rang + 1), geteilt durch das Bestmögliche. Höher ist besser.</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Share of users with at least one held-out film among the first k. Higher is better.</source>
        <translation>Anteil der Benutzer mit mindestens einem zurückgehaltenen Film unter den ersten k. Höher ist besser.</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>1 / rank of the first hit within the first k, 0 without one, averaged over users. Higher is better.</source>
        <translation>1 / Rang des ersten Treffers unter den ersten k, 0 ohne Treffer, gemittelt über Benutzer. Höher ist besser.</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Precision at each hit&apos;s rank, summed and divided by the number of held-out films. Higher is better.</source>
        <translation>Precision am Rang jedes Treffers, aufsummiert und durch die Zahl der zurückgehaltenen Filme geteilt. Höher ist besser.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Share of the first k recommendations that are hits. Higher is better.</source>
        <translation>Anteil der Treffer unter den ersten k Empfehlungen. Höher ist besser.</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>Popularität</translation>
    </message>
    <message>
        <source>Average number of earlier interactions of the recommended films. Lower means less popular films.</source>
        <translation>Mittlere Zahl früherer Interaktionen der empfohlenen Filme. Niedriger heißt weniger populäre Filme.</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Share of the catalogue that is recommended to anybody. Higher means more variety.</source>
        <translation>Anteil des Katalogs, der überhaupt jemandem empfohlen wird. Höher heißt mehr Vielfalt.</translation>
    </message>
    <message>
        <source>Covered users</source>
        <translation>Versorgte Benutzer</translation>
    </message>
    <message>
        <source>Share of test users that get any recommendation. Higher is better.</source>
        <translation>Anteil der Testbenutzer, die überhaupt eine Empfehlung bekommen. Höher ist besser.</translation>
    </message>
    <message>
        <source>Full lists</source>
        <translation>Volle Listen</translation>
    </message>
    <message>
        <source>Share of users whose list has all k entries. Higher is better.</source>
        <translation>Anteil der Benutzer, deren Liste alle k Einträge hat. Höher ist besser.</translation>
    </message>
    <message>
        <source>Serendipity</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>How much better hits rank than popularity alone would rank them. Higher is better.</source>
        <translation>Um wie viel besser Treffer stehen, als bloße Popularität sie stellen würde. Höher ist besser.</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>Neuheit</translation>
    </message>
    <message>
        <source>Mean of −log2 of the share of users who know a recommended film. Higher means less known films.</source>
        <translation>Mittel von −log2 des Anteils der Benutzer, die einen empfohlenen Film kennen. Höher heißt weniger bekannte Filme.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainings-Loss</translation>
    </message>
    <message>
        <source>Mean loss over the epoch&apos;s training batches, with dropout. Lower is better.</source>
        <translation>Mittlerer Loss über die Trainings-Batches der Epoche, mit Dropout. Niedriger ist besser.</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungs-Loss</translation>
    </message>
    <message>
        <source>Mean loss on the validation films, without dropout. Lower is better.</source>
        <translation>Mittlerer Loss auf den Validierungsfilmen, ohne Dropout. Niedriger ist besser.</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>from %1, before %2</source>
        <translation>ab %1, vor %2</translation>
    </message>
    <message>
        <source>leave-one-out</source>
        <translation>Leave-one-out</translation>
    </message>
    <message>
        <source>global time point %1</source>
        <translation>gemeinsamer Zeitpunkt %1</translation>
    </message>
    <message>
        <source>rating at least %1</source>
        <translation>Bewertung mindestens %1</translation>
    </message>
    <message>
        <source>first of each repetition</source>
        <translation>bei Wiederholung die erste</translation>
    </message>
    <message>
        <source>last of each repetition</source>
        <translation>bei Wiederholung die letzte</translation>
    </message>
    <message>
        <source>at least %1 per user and %2 per item</source>
        <translation>mindestens %1 je Benutzer und %2 je Item</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interaction(s)</source>
        <translation>
            <numerusform>%Ln Interaktion</numerusform>
            <numerusform>%Ln Interaktionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Item</numerusform>
            <numerusform>%Ln Items</numerusform>
        </translation>
    </message>
    <message>
        <source>Split: %1</source>
        <translation>Aufteilung: %1</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Quick look</source>
        <translation>Schneller Blick</translation>
    </message>
    <message>
        <source>A small HSTU with short histories that stops early: a first result within minutes on a laptop.</source>
        <translation>Ein kleines HSTU mit kurzen Verläufen und vorzeitigem Ende: ein erstes Ergebnis in Minuten auf einem Laptop.</translation>
    </message>
    <message>
        <source>HSTU</source>
        <translation>HSTU</translation>
    </message>
    <message>
        <source>RecTools&apos; tutorial: two blocks, time and position bias, all 100 epochs.</source>
        <translation>Das Tutorial von RecTools: zwei Blöcke, Zeit- und Positions-Bias, alle 100 Epochen.</translation>
    </message>
    <message>
        <source>HSTU-large</source>
        <translation>HSTU-large</translation>
    </message>
    <message>
        <source>The tutorial&apos;s larger model: eight blocks with two heads.</source>
        <translation>Das größere Modell des Tutorials: acht Blöcke mit zwei Köpfen.</translation>
    </message>
    <message>
        <source>HSTU, time only</source>
        <translation>HSTU, nur Zeit</translation>
    </message>
    <message>
        <source>Ablation: the relative attention bias looks at times and not at positions.</source>
        <translation>Ablation: Der relative Aufmerksamkeits-Bias beachtet Zeiten und keine Positionen.</translation>
    </message>
    <message>
        <source>HSTU, position only</source>
        <translation>HSTU, nur Position</translation>
    </message>
    <message>
        <source>Ablation: the relative attention bias looks at positions and not at times.</source>
        <translation>Ablation: Der relative Aufmerksamkeits-Bias beachtet Positionen und keine Zeiten.</translation>
    </message>
    <message>
        <source>HSTU, no bias</source>
        <translation>HSTU, ohne Bias</translation>
    </message>
    <message>
        <source>Ablation: HSTU without any relative attention bias.</source>
        <translation>Ablation: HSTU ohne jeden relativen Aufmerksamkeits-Bias.</translation>
    </message>
    <message>
        <source>SASRec</source>
        <translation>SASRec</translation>
    </message>
    <message>
        <source>The softmax-attention model that HSTU is compared with, in the tutorial&apos;s settings.</source>
        <translation>Das Modell mit Softmax-Aufmerksamkeit, mit dem HSTU verglichen wird, in den Einstellungen des Tutorials.</translation>
    </message>
    <message>
        <source>HSTU for ML-20M</source>
        <translation>HSTU für ML-20M</translation>
    </message>
    <message>
        <source>256 factors, four heads and four blocks for data sets of MovieLens-20M&apos;s size.</source>
        <translation>256 Faktoren, vier Köpfe und vier Blöcke für Datensätze von der Größe von MovieLens-20M.</translation>
    </message>
</context>
<context>
    <name>hstudio::gui::Application</name>
    <message>
        <source>A run is in progress. Stop it, or wait until it is done, before opening another workspace.</source>
        <translation>Ein Lauf ist im Gange. Halten Sie ihn an, oder warten Sie, bis er fertig ist, bevor Sie einen anderen Arbeitsbereich öffnen.</translation>
    </message>
    <message>
        <source>The workspace can&apos;t be opened</source>
        <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Choose a workspace folder</source>
        <translation>Ordner des Arbeitsbereichs wählen</translation>
    </message>
    <message>
        <source>Folder that holds data and runs.</source>
        <translation>Ordner mit Daten und Läufen.</translation>
    </message>
    <message>
        <source>Language of this session: %1.</source>
        <translation>Sprache dieser Sitzung: %1.</translation>
    </message>
    <message>
        <source>Theme of this session: system, light or dark.</source>
        <translation>Farbschema dieser Sitzung: system, light oder dark.</translation>
    </message>
    <message>
        <source>Page to begin with: data, experiment, training, runs, inspector or settings.</source>
        <translation>Erste Seite: data, experiment, training, runs, inspector oder settings.</translation>
    </message>
    <message>
        <source>Set up, train and inspect sequential recommenders.</source>
        <translation>Sequenzielle Empfehlungsmodelle einrichten, trainieren und ansehen.</translation>
    </message>
    <message>
        <source>MovieLens folder or file to import.</source>
        <translation>MovieLens-Ordner oder -Datei zum Importieren.</translation>
    </message>
    <message>
        <source>Work off the queue at once, interrupted runs first.</source>
        <translation>Die Warteschlange sofort abarbeiten, unterbrochene Läufe zuerst.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AblationChooser</name>
    <message>
        <source>These settings</source>
        <translation>Diese Einstellungen</translation>
    </message>
    <message>
        <source>change of the seeds</source>
        <translation>Änderung der Seeds</translation>
    </message>
    <message>
        <source>choice of the tutorial&apos;s ablation</source>
        <translation>Wahl der Ablation des Tutorials</translation>
    </message>
    <message>
        <source>choice of starting points</source>
        <translation>Wahl der Ausgangspunkte</translation>
    </message>
    <message>
        <source>Each run once with each seed; empty: the seed of its settings.</source>
        <translation>Jeder Lauf einmal mit jedem Seed; leer: der Seed seiner Einstellungen.</translation>
    </message>
    <message>
        <source>Write whole numbers, for example 1, 2, 3.</source>
        <translation>Ganze Zahlen angeben, zum Beispiel 1, 2, 3.</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Starting points</source>
        <translation>Ausgangspunkte</translation>
    </message>
    <message>
        <source>The tutorial&apos;s ablation</source>
        <translation>Die Ablation des Tutorials</translation>
    </message>
    <message>
        <source>Ticks what RecTools&apos; HSTU tutorial compares: HSTU with both biases, with time only, with position only, without any, and SASRec</source>
        <translation>Kreuzt an, was das HSTU-Tutorial von RecTools vergleicht: HSTU mit beiden Bias-Termen, nur Zeit, nur Position, ohne, und SASRec</translation>
    </message>
    <message>
        <source>The settings on the tab &quot;One run&quot;</source>
        <translation>Die Einstellungen auf der Karteikarte „Ein Lauf“</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>1, 2, 3</source>
        <translation>1, 2, 3</translation>
    </message>
    <message>
        <source>Seeds of the ablation</source>
        <translation>Seeds der Ablation</translation>
    </message>
    <message>
        <source>Values to try</source>
        <translation>Werte zum Ausprobieren</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AblationModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AblationPanel</name>
    <message>
        <source>change of the name</source>
        <translation>Änderung des Namens</translation>
    </message>
    <message>
        <source>change of a run&apos;s name</source>
        <translation>Änderung eines Laufnamens</translation>
    </message>
    <message>
        <source>taking a run in</source>
        <translation>Aufnehmen eines Laufs</translation>
    </message>
    <message>
        <source>leaving a run out</source>
        <translation>Weglassen eines Laufs</translation>
    </message>
    <message>
        <source>ablation of %1</source>
        <translation>Ablation von %1</translation>
    </message>
    <message>
        <source>Tick a starting point.</source>
        <translation>Einen Ausgangspunkt ankreuzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) can&apos;t be trained and will be left out; the reason stands in the list.</source>
        <translation>
            <numerusform>%n Lauf kann nicht trainiert werden und wird weggelassen; der Grund steht in der Liste.</numerusform>
            <numerusform>%n Läufe können nicht trainiert werden und werden weggelassen; die Gründe stehen in der Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is left out.</source>
        <translation>Alle Läufe sind weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring…, %n kind(s) of run to go</source>
        <translation>
            <numerusform>Messung läuft …, noch eine Art von Lauf</numerusform>
            <numerusform>Messung läuft …, noch %n Arten von Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n run(s) isn&apos;t known.</source>
        <translation>
            <numerusform>Die Zeit von %n Lauf ist nicht bekannt.</numerusform>
            <numerusform>Die Zeit von %n Läufen ist nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>At most; early stopping may end runs sooner.</source>
        <translation>Höchstens; frühes Beenden kann Läufe eher enden lassen.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs of the ablation</source>
        <translation>Läufe der Ablation</translation>
    </message>
    <message>
        <source>Runs</source>
        <comment>caption of a number</comment>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Sum over the runs of time per epoch × most epochs, one run after the other</source>
        <translation>Summe über die Läufe aus Zeit je Epoche × höchste Zahl der Epochen, ein Lauf nach dem anderen</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>The Runs page shows the runs together under this name</source>
        <translation>Unter diesem Namen zeigt die Seite Läufe die Läufe zusammen</translation>
    </message>
    <message>
        <source>Queue all</source>
        <translation>Alle einreihen</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>Alle starten</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AblationTab</name>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>Tutorial&apos;s table</source>
        <translation>Tabelle des Tutorials</translation>
    </message>
    <message>
        <source>Models by the metrics of the RecTools tutorial, seeds folded, with the published numbers below and deltas to them</source>
        <translation>Modelle nach den Maßen des RecTools-Tutorials, Seeds zusammengefasst, darunter die veröffentlichten Zahlen mit dem Abstand zu ihnen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>What makes the rows</source>
        <translation>Wonach die Zeilen gebildet werden</translation>
    </message>
    <message>
        <source>What further splits the rows</source>
        <translation>Wonach die Zeilen weiter geteilt werden</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What makes the columns</source>
        <translation>Wonach die Spalten gebildet werden</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Metric in the cells</source>
        <translation>Maß in den Zellen</translation>
    </message>
    <message>
        <source>How several runs in a cell become one number</source>
        <translation>Wie aus mehreren Läufen in einer Zelle eine Zahl wird</translation>
    </message>
    <message>
        <source>Pivot table of the selected runs</source>
        <translation>Pivot-Tabelle der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>Mean ± std</source>
        <translation>Mittel ± Std.-Abw.</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Schlechtester</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>Anzahl der Läufe</translation>
    </message>
    <message>
        <source>–</source>
        <comment>no dimension</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
    <message>
        <source>Select runs that were tested.</source>
        <translation>Wähle getestete Läufe aus.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Deltas to: %1</source>
        <translation>Abstand zu: %1</translation>
    </message>
    <message>
        <source>Published rows in italics; what differs in their protocol stands beside the source. Deltas are to the published row of the same preset.</source>
        <translation>Veröffentlichte Zeilen kursiv; was an ihrem Protokoll anders ist, steht neben der Quelle. Abstände beziehen sich auf die veröffentlichte Zeile derselben Vorlage.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AxisRow</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>change of the values of %1</source>
        <translation>Änderung der Werte von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key, help</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BucketSlider</name>
    <message>
        <source>Time since the last film</source>
        <translation>Zeit seit dem letzten Film</translation>
    </message>
    <message>
        <source>Time since the last film, on the scale of HSTU&apos;s time buckets</source>
        <translation>Zeit seit dem letzten Film, auf der Skala der Zeitklassen von HSTU</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BulkBar</name>
    <message numerus="yes">
        <source>The lists of %1 users are stored in the workspace.</source>
        <translation>
            <numerusform>Die Liste von %1 Benutzer ist im Arbeitsbereich gespeichert.</numerusform>
            <numerusform>Die Listen von %1 Benutzern sind im Arbeitsbereich gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: no lists were stored.</source>
        <translation>Angehalten: Es wurden keine Listen gespeichert.</translation>
    </message>
    <message>
        <source>Compute and store</source>
        <translation>Berechnen und speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress of computing the lists of all users</source>
        <translation>Fortschritt beim Berechnen der Listen aller Benutzer</translation>
    </message>
    <message>
        <source>Compute the top %1 of all %2 users under the same rule as in list A, and store them in the workspace?</source>
        <translation>Die ersten %1 aller %2 Benutzer nach derselben Regel wie in Liste A berechnen und im Arbeitsbereich speichern?</translation>
    </message>
    <message>
        <source>Computing the lists of all users …</source>
        <translation>Die Listen aller Benutzer werden berechnet …</translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation>%1 von %2 Benutzern</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BumpPanel</name>
    <message>
        <source>Films of list A</source>
        <translation>Filme der Liste A</translation>
    </message>
    <message>
        <source>Films of list B</source>
        <translation>Filme der Liste B</translation>
    </message>
    <message>
        <source>List whose films are followed</source>
        <translation>Liste, deren Filme verfolgt werden</translation>
    </message>
    <message>
        <source>Films of the bump chart</source>
        <translation>Filme im Rangverlauf</translation>
    </message>
    <message>
        <source>Export the ranks over time as CSV…</source>
        <translation>Rangverlauf als CSV exportieren …</translation>
    </message>
    <message>
        <source>Time since the newest film</source>
        <translation>Zeit seit dem neuesten Film</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Ranks over time</source>
        <translation>Rangverlauf</translation>
    </message>
    <message>
        <source>This model ignores time: the ranks are the same at any moment.</source>
        <translation>Dieses Modell beachtet die Zeit nicht: Die Ränge sind zu jedem Zeitpunkt dieselben.</translation>
    </message>
    <message>
        <source>Nothing is recommended, so there is nothing to follow.</source>
        <translation>Es wird nichts empfohlen, also gibt es nichts zu verfolgen.</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>Export the ranks over time</source>
        <translation>Rangverlauf exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::Chart</name>
    <message>
        <source>%1: %2</source>
        <comment>name of the x axis, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of the y axis, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ChartsPanel</name>
    <message>
        <source>Validation</source>
        <comment>loss curve</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation>beste: Epoche %1</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>vorzeitiges Ende</translation>
    </message>
    <message>
        <source>Training time (s)</source>
        <translation>Trainingszeit (s)</translation>
    </message>
    <message>
        <source>Training time (min)</source>
        <translation>Trainingszeit (min)</translation>
    </message>
    <message>
        <source>Training time (h)</source>
        <translation>Trainingszeit (h)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Wartet in der Warteschlange</translation>
    </message>
    <message>
        <source>The first point appears when the first epoch is done</source>
        <translation>Der erste Punkt erscheint nach der ersten Epoche</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothed curves are moving averages; the raw ones stay visible behind them. Gaps stay gaps.</source>
        <translation>Geglättete Kurven sind gleitende Mittel; die rohen bleiben dahinter sichtbar. Lücken bleiben Lücken.</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>very smooth</source>
        <translation>sehr glatt</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Waagerechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Senkrechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>Train</source>
        <comment>loss curve</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>%1, train</source>
        <translation>%1, Training</translation>
    </message>
    <message>
        <source>Loss (train dashed)</source>
        <translation>Verlust (Training gestrichelt)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Mean loss of a target: of the training dashed, on the validation items solid</source>
        <translation>Mittlerer Verlust eines Ziels: beim Training gestrichelt, auf den Validierungs-Einträgen durchgezogen</translation>
    </message>
    <message>
        <source>What this chart shows</source>
        <translation>Was dieses Diagramm zeigt</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Open a MovieLens folder</source>
        <translation>MovieLens-Ordner öffnen</translation>
    </message>
    <message>
        <source>Ratings (%1)</source>
        <translation>Bewertungen (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot; from the workspace? The files it was imported from stay as they are.</source>
        <translation>„%1“ aus dem Arbeitsbereich entfernen? Die Dateien, aus denen importiert wurde, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Start with some data</source>
        <translation>Am Anfang stehen Daten</translation>
    </message>
    <message>
        <source>Open a MovieLens folder…</source>
        <translation>MovieLens-Ordner öffnen…</translation>
    </message>
    <message>
        <source>Try the built-in demo data</source>
        <translation>Eingebaute Beispieldaten ausprobieren</translation>
    </message>
    <message>
        <source>Open a MovieLens &amp;folder…</source>
        <translation>MovieLens-&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Try the built-in &amp;demo data</source>
        <translation>&amp;Eingebaute Beispieldaten ausprobieren</translation>
    </message>
    <message>
        <source>Find in &amp;films</source>
        <translation>In &amp;Filmen suchen</translation>
    </message>
    <message>
        <source>&amp;Remove the data set…</source>
        <translation>Datensatz &amp;entfernen…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Import MovieLens files from a folder</source>
        <translation>MovieLens-Dateien aus einem Ordner importieren</translation>
    </message>
    <message>
        <source>More ways to add data</source>
        <translation>Weitere Wege zu Daten</translation>
    </message>
    <message>
        <source>Imported data sets</source>
        <translation>Importierte Datensätze</translation>
    </message>
    <message>
        <source>Import the other lines</source>
        <translation>Die übrigen Zeilen importieren</translation>
    </message>
    <message>
        <source>Open a ratings file or .zip</source>
        <translation>Bewertungsdatei oder .zip öffnen</translation>
    </message>
    <message>
        <source>Open MovieLens files (100K, 1M, 10M, 20M, 25M, 32M or latest), or drop a folder, archive or file anywhere in this window. To look around first, try the built-in demo data: it is made in a second and a model learns it in a minute.</source>
        <translation>Öffnen Sie MovieLens-Dateien (100K, 1M, 10M, 20M, 25M, 32M oder latest), oder ziehen Sie einen Ordner, ein Archiv oder eine Datei irgendwo in dieses Fenster. Um sich erst umzusehen, nehmen Sie die eingebauten Demodaten: In einer Sekunde sind sie gemacht, in einer Minute lernt ein Modell sie.</translation>
    </message>
    <message>
        <source>Download MovieLens…</source>
        <translation>MovieLens herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Open a file or .zip…</source>
        <translation>Date&amp;i oder .zip öffnen…</translation>
    </message>
    <message>
        <source>Do&amp;wnload MovieLens…</source>
        <translation>MovieLens &amp;herunterladen…</translation>
    </message>
    <message>
        <source>Filter and &amp;split…</source>
        <translation>Filtern und &amp;aufteilen…</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DatasetList</name>
    <message>
        <source>%1 interactions</source>
        <translation>%1 Interaktionen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DatasetView</name>
    <message>
        <source>%1 · imported %2 from %3</source>
        <translation>%1 · importiert am %2 aus %3</translation>
    </message>
    <message>
        <source>Refused lines (%1)</source>
        <translation>Abgelehnte Zeilen (%1)</translation>
    </message>
    <message>
        <source>Refused lines</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation>Experiment einrichten</translation>
    </message>
    <message>
        <source>Go to the Experiment page with this data set</source>
        <translation>Mit diesem Datensatz zur Seite Experiment</translation>
    </message>
    <message>
        <source>Remove this data set from the workspace</source>
        <translation>Diesen Datensatz aus dem Arbeitsbereich entfernen</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Verteilungen</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Interaktionen</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Equal times</source>
        <translation>Gleiche Zeiten</translation>
    </message>
    <message>
        <source>Films with at least one interaction.</source>
        <translation>Filme mit mindestens einer Interaktion.</translation>
    </message>
    <message>
        <source>Interactions divided by users times items: the share of the table that is filled.</source>
        <translation>Interaktionen geteilt durch Benutzer mal Items: der Anteil der Tabelle, der gefüllt ist.</translation>
    </message>
    <message>
        <source>Date of the first interaction (UTC).</source>
        <translation>Datum der ersten Interaktion (UTC).</translation>
    </message>
    <message>
        <source>Date of the last interaction (UTC).</source>
        <translation>Datum der letzten Interaktion (UTC).</translation>
    </message>
    <message>
        <source>Share of the interactions at the same second as another one of the same user. Nothing in the data says which of them came first, so the order of the file is kept: a different file order gives different sequences, and a different held-out film.</source>
        <translation>Anteil der Interaktionen, die auf dieselbe Sekunde fallen wie eine andere desselben Benutzers. Nichts in den Daten sagt, welche zuerst kam, darum gilt die Reihenfolge der Datei: Eine andere Reihenfolge gibt andere Sequenzen und einen anderen zurückgehaltenen Film.</translation>
    </message>
    <message>
        <source>Lines of the files that could not be read. The tab &quot;Refused lines&quot; lists them with the reason.</source>
        <translation>Zeilen der Dateien, die sich nicht lesen ließen. Der Reiter „Abgelehnte Zeilen“ führt sie mit dem Grund auf.</translation>
    </message>
    <message>
        <source>the program itself</source>
        <translation>dem Programm selbst</translation>
    </message>
    <message>
        <source>Filter and split…</source>
        <translation>Filtern und aufteilen…</translation>
    </message>
    <message>
        <source>Make another data set of this one: fewer interactions, or another split</source>
        <translation>Aus diesem einen weiteren Datensatz machen: weniger Interaktionen oder eine andere Aufteilung</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DistributionCharts</name>
    <message>
        <source>History length</source>
        <translation>Länge der Verläufe</translation>
    </message>
    <message>
        <source>interactions of a user</source>
        <translation>Interaktionen eines Benutzers</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Item popularity</source>
        <translation>Popularität der Items</translation>
    </message>
    <message>
        <source>rank of the item</source>
        <translation>Rang des Items</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>Interaktionen</translation>
    </message>
    <message>
        <source>Interactions over time</source>
        <translation>Interaktionen im Lauf der Zeit</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Gaps between interactions</source>
        <translation>Abstände zwischen Interaktionen</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>How many users have a history of this length. Bars double in length every two steps.</source>
        <translation>Wie viele Benutzer einen Verlauf dieser Länge haben. Alle zwei Balken verdoppelt sich die Länge.</translation>
    </message>
    <message>
        <source>Interactions of each item, the most popular first; both axes are logarithmic.</source>
        <translation>Interaktionen jedes Items, das populärste zuerst; beide Achsen sind logarithmisch.</translation>
    </message>
    <message>
        <source>Interactions in each calendar month (UTC).</source>
        <translation>Interaktionen in jedem Kalendermonat (UTC).</translation>
    </message>
    <message>
        <source>Time between a user&apos;s consecutive interactions, on the bucket scale on which HSTU&apos;s time bias learns its weights.</source>
        <translation>Zeit zwischen aufeinanderfolgenden Interaktionen eines Benutzers, auf der Skala der Zeitklassen, auf der HSTUs Zeit-Bias seine Gewichte lernt.</translation>
    </message>
    <message>
        <source>gap (HSTU time buckets)</source>
        <translation>Abstand (HSTU-Zeitstufen)</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DownloadDialog</name>
    <message>
        <source>Download MovieLens</source>
        <translation>MovieLens herunterladen</translation>
    </message>
    <message>
        <source>GroupLens at the University of Minnesota lends these data for research. They may not be passed on or used commercially without permission; publications should cite them. The terms are in each archive&apos;s README.</source>
        <translation>GroupLens an der Universität von Minnesota überlässt diese Daten der Forschung. Ohne Erlaubnis dürfen sie weder weitergegeben noch kommerziell genutzt werden; Veröffentlichungen sollen sie zitieren. Die Bedingungen stehen im README jedes Archivs.</translation>
    </message>
    <message>
        <source>Fetched from files.grouplens.org and checked by MD5. A download that breaks off goes on where it stopped.</source>
        <translation>Kommt von files.grouplens.org und wird mit MD5 geprüft. Bricht das Herunterladen ab, geht es später dort weiter.</translation>
    </message>
    <message>
        <source>Download and import</source>
        <translation>Herunterladen und importieren</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Interaktionen</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>README</source>
        <translation>README</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ExperimentDraft</name>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>reset of %1</source>
        <translation>Zurücksetzen von %1</translation>
    </message>
    <message>
        <source>choice of preset %1</source>
        <translation>Wahl der Vorlage %1</translation>
    </message>
    <message>
        <source>loading of %1</source>
        <translation>Laden von %1</translation>
    </message>
    <message>
        <source>copy of run %1</source>
        <translation>Übernahme aus Lauf %1</translation>
    </message>
    <message>
        <source>choice of data set</source>
        <translation>Wahl des Datensatzes</translation>
    </message>
    <message>
        <source>change of the name</source>
        <translation>Änderung des Namens</translation>
    </message>
    <message>
        <source>change of the seeds</source>
        <translation>Änderung der Seeds</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ExperimentPage</name>
    <message>
        <source>Settings of %1 loaded. Undo brings the earlier ones back.</source>
        <translation>Einstellungen aus %1 geladen. „Rückgängig“ holt die früheren zurück.</translation>
    </message>
    <message>
        <source>Settings saved as %1.</source>
        <translation>Einstellungen als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Einstellungen laden</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Noch kein Datensatz</translation>
    </message>
    <message>
        <source>%1 users, %2 items, %3 interactions</source>
        <translation>%1 Benutzer, %2 Items, %3 Interaktionen</translation>
    </message>
    <message>
        <source>The seeds can&apos;t be read. Write whole numbers, for example 1, 2, 3.</source>
        <translation>Die Startwerte sind nicht lesbar. Schreiben Sie ganze Zahlen, zum Beispiel 1, 2, 3.</translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <comment>suggested name of a run</comment>
        <translation>%1 Startwert %2</translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <comment>name of a run repeated with seeds</comment>
        <translation>%1 Startwert %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) added to the queue.</source>
        <translation>
            <numerusform>%n Lauf in die Warteschlange gestellt.</numerusform>
            <numerusform>%n Läufe in die Warteschlange gestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>the last session</source>
        <translation>der letzten Sitzung</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Load settings from a JSON file; a file can be dropped here too</source>
        <translation>Einstellungen aus einer JSON-Datei laden; man kann sie auch hierher ziehen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save these settings as a JSON file</source>
        <translation>Diese Einstellungen als JSON-Datei speichern</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>&amp;Einreihen</translation>
    </message>
    <message>
        <source>&amp;Load settings…</source>
        <translation>Einstellungen &amp;laden…</translation>
    </message>
    <message>
        <source>Sa&amp;ve settings…</source>
        <translation>Einstellungen s&amp;peichern…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>There is no data set yet.</source>
        <translation>Es gibt noch keinen Datensatz.</translation>
    </message>
    <message>
        <source>Open one on the Data page</source>
        <translation>Auf der Seite Daten öffnen</translation>
    </message>
    <message>
        <source>%1 is not valid.</source>
        <translation>%1 ist nicht gültig.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Ein Lauf</translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>Several runs that differ in a few settings</source>
        <translation>Mehrere Läufe, die sich in wenigen Einstellungen unterscheiden</translation>
    </message>
    <message>
        <source>One run or an ablation</source>
        <translation>Ein Lauf oder eine Ablation</translation>
    </message>
    <message>
        <source>&amp;One run or ablation</source>
        <translation>&amp;Ein Lauf oder Ablation</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FactsCard</name>
    <message>
        <source>%1, validating</source>
        <translation>%1, Validierung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>metric, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %2 at epoch %3</source>
        <translation>%1 %2 in Epoche %3</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Tokens/s</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the run does now, or how it ended</source>
        <translation>Was der Lauf gerade tut, oder wie er endete</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch in work, of the most epochs in its settings</source>
        <translation>Die Epoche in Arbeit, von der Höchstzahl in seinen Einstellungen</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Bisher beste</translation>
    </message>
    <message>
        <source>Best value of the monitored metric on the validation items, and its epoch; the weights of that epoch are kept</source>
        <translation>Bester Wert der überwachten Metrik auf den Validierungs-Items und seine Epoche; deren Gewichte werden behalten</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Epochs since the best one; early stopping ends the run when they reach the patience of its settings</source>
        <translation>Epochen seit der besten; erreichen sie die Geduld der Einstellungen, endet der Lauf vorzeitig</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>This epoch</source>
        <translation>Diese Epoche</translation>
    </message>
    <message>
        <source>Mean time of the last three epochs × the share of the epoch that is left; in the first epoch from the steps so far</source>
        <translation>Mittlere Zeit der letzten drei Epochen × Anteil der Epoche, der noch fehlt; in der ersten Epoche aus den bisherigen Schritten</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Time left of this epoch, plus the mean time of the last three epochs for each further one; early stopping may end it sooner</source>
        <translation>Restzeit dieser Epoche und für jede weitere die mittlere Zeit der letzten drei; er kann auch vorzeitig enden</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Time spent in finished epochs, pauses left out</source>
        <translation>Zeit in fertigen Epochen, ohne Pausen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Size of Adam&apos;s steps in the last step</source>
        <translation>Schrittweite von Adam im letzten Schritt</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Metrics of the best weights on the held-out last item of each user, ranked against the whole catalogue without seen items</source>
        <translation>Metriken der besten Gewichte auf dem zurückgehaltenen letzten Item jedes Benutzers, im Vergleich mit dem ganzen Katalog ohne gesehene Items</translation>
    </message>
    <message>
        <source>Progress of this epoch</source>
        <translation>Fortschritt dieser Epoche</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume this run</source>
        <translation>Diesen Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Look at recommendations</source>
        <translation>Empfehlungen ansehen</translation>
    </message>
    <message>
        <source>Copy settings to a new run</source>
        <translation>Einstellungen in einen neuen Lauf übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n checkpoint(s)</source>
        <comment>size on the disk</comment>
        <translation>
            <numerusform>%1, %n Checkpoint</numerusform>
            <numerusform>%1, %n Checkpoints</numerusform>
        </translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>What the run&apos;s folder takes: best and last weights, checkpoints to resume from, and its log</source>
        <translation>Was der Ordner des Laufs belegt: beste und letzte Gewichte, Checkpoints zum Fortsetzen und sein Protokoll</translation>
    </message>
    <message>
        <source>
%1 sequences/s</source>
        <translation>
%1 Sequenzen/s</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>%1, %2 busy</source>
        <comment>device, share</comment>
        <translation>%1, zu %2 beschäftigt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>used memory, all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1
%2 by this program</source>
        <translation>%1
%2 durch dieses Programm</translation>
    </message>
    <message>
        <source>Tokens (items of user histories) and sequences (users) trained on per second, over the last second or so; an ended run shows its last epoch</source>
        <translation>Tokens (Einträge der Nutzerverläufe) und Sequenzen (Nutzer), auf denen je Sekunde trainiert wird, über etwa die letzte Sekunde; ein beendeter Lauf zeigt seine letzte Epoche</translation>
    </message>
    <message>
        <source>Whole queue</source>
        <translation>Ganze Warteschlange</translation>
    </message>
    <message>
        <source>Time left of this run and of all that wait: each for all its epochs, at the speed of the newest ended run with the same data set and preset, else at this run&apos;s</source>
        <translation>Restzeit dieses Laufs und aller, die warten: jeder mit allen seinen Epochen, so schnell wie der letzte beendete Lauf mit demselben Datensatz und derselben Vorlage, sonst so schnell wie dieser</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Share of the last two seconds in which it was busy, by all programs: a card as NVIDIA&apos;s NVML says, the processor&apos;s cores from /proc/stat</source>
        <translation>Anteil der letzten zwei Sekunden, in dem es beschäftigt war, durch alle Programme: eine Karte laut NVIDIAs NVML, die Kerne des Prozessors aus /proc/stat</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Taken by all programs: of a card as NVML says, else the machine&apos;s from /proc/meminfo</source>
        <translation>Von allen Programmen belegt: der einer Karte laut NVML, sonst der des Rechners aus /proc/meminfo</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Länger trainieren</translation>
    </message>
    <message>
        <source>Goes on exactly where the run ended: the numbers are those of a run that had that many epochs from the start. Of a run that early stopping ended, the patience grows by as many.</source>
        <translation>Geht genau dort weiter, wo der Lauf endete: Die Zahlen sind die eines Laufs, der von Anfang an so viele Epochen hatte. Bei einem früh gestoppten Lauf wächst die Geduld um ebenso viele.</translation>
    </message>
    <message>
        <source>Further epochs</source>
        <translation>Weitere Epochen</translation>
    </message>
    <message>
        <source>+</source>
        <comment>so many further epochs</comment>
        <translation>+</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FieldForm</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FieldRow</name>
    <message>
        <source>Softmax over all items</source>
        <translation>Softmax über alle Items</translation>
    </message>
    <message>
        <source>Sampled softmax</source>
        <translation>Softmax mit Stichprobe</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>Skalarprodukt</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value: %1</source>
        <translation>Zurück zum Wert der Vorlage: %1</translation>
    </message>
    <message>
        <source>above %1, up to %2</source>
        <translation>über %1, bis %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>unit, allowed range</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1⁠–⁠%2</source>
        <comment>allowed range, in one piece</comment>
        <translation>%1⁠–⁠%2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmTable</name>
    <message>
        <source>Similar films</source>
        <translation>Ähnliche Filme</translation>
    </message>
    <message>
        <source>Why is it recommended?</source>
        <translation>Warum wird er empfohlen?</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmsModel</name>
    <message>
        <source>(no title in the files)</source>
        <translation>(kein Titel in den Dateien)</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Interaktionen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmsTab</name>
    <message numerus="yes">
        <source>%n film(s)</source>
        <translation>
            <numerusform>%n Film</numerusform>
            <numerusform>%n Filme</numerusform>
        </translation>
    </message>
    <message>
        <source>Find by title, genre or id</source>
        <translation>Nach Titel, Genre oder Kennung suchen</translation>
    </message>
    <message>
        <source>Find films</source>
        <translation>Filme suchen</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::HistoryModel</name>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Held out for the test: the model has not seen this interaction</source>
        <translation>Für den Test zurückgehalten: Das Modell hat diese Interaktion nicht gesehen</translation>
    </message>
    <message>
        <source>The model has never seen this film, so it is left out</source>
        <translation>Das Modell hat diesen Film nie gesehen, darum bleibt er weg</translation>
    </message>
    <message>
        <source>After the query time: the model is not shown it</source>
        <translation>Nach dem Abfragezeitpunkt: Das Modell bekommt ihn nicht zu sehen</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>Neither trained nor tested on: the user had the film before, or it comes after the split&apos;s moment</source>
        <translation>Weder gelernt noch getestet: Der Benutzer hatte den Film schon, oder es liegt nach dem Zeitpunkt der Aufteilung</translation>
    </message>
    <message>
        <source>%1 between two sittings: time bucket %2 of HSTU&apos;s 128</source>
        <translation>%1 zwischen zwei Sitzungen: Zeitklasse %2 der 128 von HSTU</translation>
    </message>
    <message>
        <source>%1 · next %2 later</source>
        <comment>date of a sitting, gap to the next one</comment>
        <translation>%1 · nächste %2 später</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of user %1</source>
        <translation>Verlauf von Benutzer %1</translation>
    </message>
    <message>
        <source>History of the chosen user, newest first</source>
        <translation>Verlauf des gewählten Benutzers, Neuestes zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%1 films</source>
        <translation>
            <numerusform>%1 Film</numerusform>
            <numerusform>%1 Filme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 to %3</source>
        <comment>films, first date, last date</comment>
        <translation>%1 · %2 bis %3</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ImportBar</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Import abbrechen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::InspectorPage</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Trained run to inspect</source>
        <translation>Trainierter Lauf zum Ansehen</translation>
    </message>
    <message>
        <source>No trained run yet</source>
        <translation>Noch kein trainierter Lauf</translation>
    </message>
    <message>
        <source>Train a model first: then this page shows what it recommends to each user, at any moment.</source>
        <translation>Trainieren Sie zuerst ein Modell: Dann zeigt diese Seite, was es jedem Benutzer zu jedem Moment empfiehlt.</translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation>Experiment einrichten</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>Compare two lists</source>
        <translation>Zwei Listen vergleichen</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>Ähnliche Filme</translation>
    </message>
    <message>
        <source>Export the shown lists…</source>
        <translation>Gezeigte Listen exportieren…</translation>
    </message>
    <message>
        <source>Compute for all users…</source>
        <translation>Für alle Benutzer berechnen…</translation>
    </message>
    <message>
        <source>Opening “%1” …</source>
        <translation>„%1“ wird geöffnet …</translation>
    </message>
    <message>
        <source>Why is it recommended?</source>
        <translation>Warum wird er empfohlen?</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::InspectorPanes</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Bump chart</source>
        <translation>Rangverlauf</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>Ähnliche Filme</translation>
    </message>
    <message>
        <source>What stands beside the lists</source>
        <translation>Was neben den Listen steht</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Fold the details away</source>
        <translation>Einzelheiten einklappen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::InteractionsModel</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>(no title in the files)</source>
        <translation>(kein Titel in den Dateien)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::InteractionsTab</name>
    <message>
        <source>the first %1 of %2 interactions</source>
        <translation>die ersten %1 von %2 Interaktionen</translation>
    </message>
    <message>
        <source>%1 interactions</source>
        <translation>%1 Interaktionen</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Find by user id, or by title or id of a film</source>
        <translation>Suchen nach Benutzerkennung oder nach Titel oder Kennung eines Films</translation>
    </message>
    <message>
        <source>Find interactions</source>
        <translation>Interaktionen suchen</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Interaktionen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::LearntTab</name>
    <message>
        <source>What it learnt</source>
        <translation>Was es gelernt hat</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Block of the model</source>
        <translation>Block des Modells</translation>
    </message>
    <message>
        <source>Each block has weights of its own, which its heads share</source>
        <translation>Jeder Block hat eigene Gewichte, die seine Köpfe teilen</translation>
    </message>
    <message>
        <source>Weight of an item by the time since it</source>
        <translation>Gewicht eines Films nach der Zeit seither</translation>
    </message>
    <message>
        <source>Time between the item and the query</source>
        <translation>Zeit zwischen Film und Anfrage</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weight of an item by its place in the history</source>
        <translation>Gewicht eines Films nach seinem Platz im Verlauf</translation>
    </message>
    <message>
        <source>Items back</source>
        <translation>Filme zurück</translation>
    </message>
    <message>
        <source>Time bias of the selected runs</source>
        <translation>Zeit-Bias der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>Position bias of the selected runs</source>
        <translation>Positions-Bias der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>No selected run has a time bias</source>
        <translation>Kein ausgewählter Lauf hat einen Zeit-Bias</translation>
    </message>
    <message>
        <source>No selected run has a position bias</source>
        <translation>Kein ausgewählter Lauf hat einen Positions-Bias</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <comment>a run</comment>
        <translation>%1, Block %2</translation>
    </message>
    <message>
        <source>Added to the attention score before its activation: above 0, such items count more. Times that the data set can&apos;t reach are left out.</source>
        <translation>Wird vor der Aktivierung zum Attention-Wert addiert: Über 0 zählen solche Filme mehr. Zeiten, die im Datensatz nicht vorkommen können, fehlen.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation>Protokoll zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>This run has not reported anything yet.</source>
        <translation>Dieser Lauf hat noch nichts gemeldet.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MainWindow</name>
    <message>
        <source>&quot;%1&quot; failed: %2</source>
        <translation>„%1“ ist gescheitert: %2</translation>
    </message>
    <message>
        <source>%1 – HSTUdio</source>
        <translation>%1 – HSTUdio</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>Auf&amp;trag</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;About HSTUdio</source>
        <translation>&amp;Über HSTUdio</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is still training. Quit now? Its checkpoint is kept, and the run can be resumed at the next start.</source>
        <translation>„%1“ trainiert noch. Jetzt beenden? Der Sicherungsstand bleibt erhalten, und der Lauf lässt sich beim nächsten Start fortsetzen.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>This workspace is open in another program too (%1, process %2). Runs that wait in the queue are left to it; what you start here is trained here.</source>
        <translation>Dieser Arbeitsbereich ist auch in einem anderen Programm offen (%1, Prozess %2). Wartende Läufe bleiben ihm überlassen; was Sie hier starten, wird hier trainiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) did not reach the end when the program ended: %1. Resume now? Later, the Training page does it.</source>
        <translation>
            <numerusform>%n Lauf war nicht am Ende, als das Programm endete: %1. Jetzt fortsetzen? Später geht das auf der Seite Training.</numerusform>
            <numerusform>%n Läufe waren nicht am Ende, als das Programm endete: %1. Jetzt fortsetzen? Später geht das auf der Seite Training.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MappingDialog</name>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Which column is what?</source>
        <translation>Welche Spalte ist was?</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no file that is known by its name. Say how it is to be read; the columns were guessed.</source>
        <translation>„%1“ ist keine Datei, die am Namen zu erkennen ist. Sagen Sie, wie sie zu lesen ist; die Spalten sind geraten.</translation>
    </message>
    <message>
        <source>The first lines</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>Sekunden seit 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>dates (ISO 8601, UTC)</source>
        <translation>Daten (ISO 8601, UTC)</translation>
    </message>
    <message>
        <source>Times are</source>
        <translation>Zeiten sind</translation>
    </message>
    <message>
        <source>What stands between two columns; any text can be typed.</source>
        <translation>Was zwischen zwei Spalten steht; jeder Text lässt sich eintippen.</translation>
    </message>
    <message>
        <source>The first line names the columns</source>
        <translation>Die erste Zeile nennt die Spalten</translation>
    </message>
    <message>
        <source>UTF-8, or else Latin-1</source>
        <translation>UTF-8, sonst Latin-1</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Latin-1</source>
        <translation>Latin-1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source> % of the lines</source>
        <translation> % der Zeilen</translation>
    </message>
    <message>
        <source>When more lines can&apos;t be read, the import fails and says why.</source>
        <translation>Sind mehr Zeilen nicht lesbar, so scheitert der Import und sagt, warum.</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Refuse at most</source>
        <translation>Höchstens auslassen</translation>
    </message>
    <message>
        <source>Choose the file with the titles</source>
        <translation>Datei mit den Titeln wählen</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>(wählen)</translation>
    </message>
    <message>
        <source>Ready to import.</source>
        <translation>Bereit zum Importieren.</translation>
    </message>
    <message>
        <source>Say what stands between two columns.</source>
        <translation>Sagen Sie, was zwischen zwei Spalten steht.</translation>
    </message>
    <message>
        <source>Choose the column of the time: without times there are no sequences.</source>
        <translation>Wählen Sie die Spalte der Zeit: Ohne Zeiten gibt es keine Sequenzen.</translation>
    </message>
    <message>
        <source>Choose the columns of user and item.</source>
        <translation>Wählen Sie die Spalten von Benutzer und Item.</translation>
    </message>
    <message>
        <source>A column can&apos;t be two things. Choose another one.</source>
        <translation>Eine Spalte kann nicht zweierlei sein. Wählen Sie eine andere.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MetricsTab</name>
    <message>
        <source>Metrics</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsbasis</translation>
    </message>
    <message>
        <source>Run that the others are compared with</source>
        <translation>Lauf, mit dem die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Fold seeds</source>
        <translation>Seeds zusammenfassen</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed become one column: mean ± standard deviation</source>
        <translation>Läufe, die sich nur im Seed unterscheiden, werden eine Spalte: Mittel ± Standardabweichung</translation>
    </message>
    <message>
        <source>Test metrics of the selected runs side by side</source>
        <translation>Testmaße der ausgewählten Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Test metrics</source>
        <translation>Testmaße</translation>
    </message>
    <message>
        <source>Test metric</source>
        <translation>Testmaß</translation>
    </message>
    <message>
        <source>Not evaluated on the test interactions yet: that happens when a training ends.</source>
        <translation>Noch nicht auf den Testinteraktionen gemessen: Das geschieht am Ende eines Trainings.</translation>
    </message>
    <message>
        <source>Not all of these numbers are comparable: a cell with ≠ says what differs from the baseline.</source>
        <translation>Nicht alle dieser Zahlen sind vergleichbar: Eine Zelle mit ≠ sagt, was anders ist als bei der Vergleichsbasis.</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::Notifier</name>
    <message>
        <source>&quot;%1&quot; failed</source>
        <translation>„%1“ ist gescheitert</translation>
    </message>
    <message>
        <source>%1. Best %2 %3, at epoch %4.</source>
        <comment>why it ended, metric, value, epoch</comment>
        <translation>%1. Bester Wert: %2 %3, in Epoche %4.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has finished</source>
        <translation>„%1“ ist fertig</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::OverlayPicker</name>
    <message>
        <source>%1
%2 %3 at epoch %4</source>
        <translation>%1
%2 %3 in Epoche %4</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Darüberlegen</translation>
    </message>
    <message>
        <source>Other runs of this data set appear here.</source>
        <translation>Hier erscheinen andere Läufe dieses Datensatzes.</translation>
    </message>
    <message>
        <source>Runs to lay over</source>
        <translation>Läufe zum Darüberlegen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PairPanel</name>
    <message>
        <source>Test A:</source>
        <comment>statistical test of run A</comment>
        <translation>Test von A:</translation>
    </message>
    <message>
        <source>Run A, tested against the baseline B</source>
        <translation>Lauf A, getestet gegen die Vergleichsbasis B</translation>
    </message>
    <message>
        <source>Run A. It is compared with the baseline, B, on every user of the test</source>
        <translation>Lauf A. Er wird bei jedem Benutzer des Tests mit der Vergleichsbasis B verglichen</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a metric</comment>
        <translation>auf</translation>
    </message>
    <message>
        <source>Metric of the test</source>
        <translation>Maß des Tests</translation>
    </message>
    <message numerus="yes">
        <source>Run both with %n seed(s)</source>
        <translation>
            <numerusform>Beide mit %n Seed laufen lassen</numerusform>
            <numerusform>Beide mit %n Seeds laufen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Queues the runs that are missing, so that the means of the seeds can be compared</source>
        <translation>Reiht die fehlenden Läufe ein, damit die Mittel der Seeds verglichen werden können</translation>
    </message>
    <message>
        <source>Users by how much A is ahead of B</source>
        <translation>Benutzer danach, wie weit A vor B liegt</translation>
    </message>
    <message>
        <source>Select several tested runs to compare them user by user.</source>
        <translation>Wähle mehrere getestete Läufe aus, um sie Benutzer für Benutzer zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) with further seeds queued.</source>
        <translation>
            <numerusform>%n Lauf mit einem weiteren Seed eingereiht.</numerusform>
            <numerusform>%n Läufe mit weiteren Seeds eingereiht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PlotExportDialog</name>
    <message>
        <source>Export a plot</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>&amp;Plot</source>
        <translation>&amp;Diagramm</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Schrift</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Line width</source>
        <translation>&amp;Linienstärke</translation>
    </message>
    <message>
        <source>&amp;Resolution of a PNG</source>
        <translation>&amp;Auflösung eines PNG</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>PDF files (*.pdf);;SVG files (*.svg);;PNG files (*.png)</source>
        <translation>PDF-Dateien (*.pdf);;SVG-Dateien (*.svg);;PNG-Dateien (*.png)</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PreparationDialog</name>
    <message>
        <source>any number</source>
        <translation>beliebig viele</translation>
    </message>
    <message>
        <source>%1, filtered</source>
        <translation>%1, gefiltert</translation>
    </message>
    <message>
        <source>Filter and split &quot;%1&quot;</source>
        <translation>„%1“ filtern und aufteilen</translation>
    </message>
    <message>
        <source>Makes another data set; this one stays as it is. What each filter removes is listed with the new one.</source>
        <translation>Macht einen weiteren Datensatz; dieser bleibt, wie er ist. Was jeder Filter entfernt, steht beim neuen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Make the data set</source>
        <translation>Datensatz anlegen</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Limit the beginning</source>
        <translation>Anfang begrenzen</translation>
    </message>
    <message>
        <source>Limit the end</source>
        <translation>Ende begrenzen</translation>
    </message>
    <message>
        <source>Limit the rating</source>
        <translation>Bewertung begrenzen</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>only the first</source>
        <translation>nur die erste</translation>
    </message>
    <message>
        <source>only the last</source>
        <translation>nur die letzte</translation>
    </message>
    <message>
        <source>Users and items with fewer are left out, again and again until nothing changes (k-core).</source>
        <translation>Benutzer und Items mit weniger fallen weg, immer wieder, bis sich nichts mehr ändert (k-Core).</translation>
    </message>
    <message>
        <source>Not before (UTC)</source>
        <translation>Nicht vor (UTC)</translation>
    </message>
    <message>
        <source>Before (UTC)</source>
        <translation>Vor (UTC)</translation>
    </message>
    <message>
        <source>Rating at least</source>
        <translation>Bewertung mindestens</translation>
    </message>
    <message>
        <source>One film rated again</source>
        <translation>Film wieder bewertet</translation>
    </message>
    <message>
        <source>Interactions per user at least</source>
        <translation>Interaktionen je Benutzer mindestens</translation>
    </message>
    <message>
        <source>Interactions per item at least</source>
        <translation>Interaktionen je Item mindestens</translation>
    </message>
    <message>
        <source>How it is split</source>
        <translation>Wie aufgeteilt wird</translation>
    </message>
    <message>
        <source>Leave-one-out</source>
        <translation>Leave-one-out</translation>
    </message>
    <message>
        <source>One moment for all: by share of interactions</source>
        <translation>Ein Zeitpunkt für alle: nach Anteil der Interaktionen</translation>
    </message>
    <message>
        <source>One moment for all: a date</source>
        <translation>Ein Zeitpunkt für alle: ein Datum</translation>
    </message>
    <message>
        <source> % before it</source>
        <translation> % davor</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Moment (UTC)</source>
        <translation>Zeitpunkt (UTC)</translation>
    </message>
    <message>
        <source>Each user&apos;s last interaction is the test, the one before it the validation. As in the papers, but models learn from what others did after a test.</source>
        <translation>Die letzte Interaktion jedes Benutzers ist der Test, die davor die Validierung. Wie in den Artikeln, doch lernen Modelle aus dem, was andere nach einem Test taten.</translation>
    </message>
    <message>
        <source>What came before the moment trains; each user&apos;s first new film from then on is the test. No model learns from the future. Users and films that begin later are not asked for.</source>
        <translation>Was vor dem Zeitpunkt kam, wird gelernt; der erste neue Film jedes Benutzers ab dann ist der Test. Kein Modell lernt aus der Zukunft. Nach Benutzern und Filmen, die später beginnen, wird nicht gefragt.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PresetList</name>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>%1 •</source>
        <comment>preset with changes</comment>
        <translation>%1 •</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueryTimeBar</name>
    <message>
        <source>Moment of the test interaction</source>
        <translation>Moment der Testinteraktion</translation>
    </message>
    <message>
        <source>Just after the last film</source>
        <translation>Gleich nach dem letzten Film</translation>
    </message>
    <message>
        <source>1 hour after the last film</source>
        <translation>1 Stunde nach dem letzten Film</translation>
    </message>
    <message>
        <source>1 day after the last film</source>
        <translation>1 Tag nach dem letzten Film</translation>
    </message>
    <message>
        <source>1 week after the last film</source>
        <translation>1 Woche nach dem letzten Film</translation>
    </message>
    <message>
        <source>1 month after the last film</source>
        <translation>1 Monat nach dem letzten Film</translation>
    </message>
    <message>
        <source>1 year after the last film</source>
        <translation>1 Jahr nach dem letzten Film</translation>
    </message>
    <message>
        <source>Exact date and time</source>
        <translation>Genaues Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Moment of asking</source>
        <translation>Moment der Abfrage</translation>
    </message>
    <message>
        <source>Exact date and time of asking, UTC</source>
        <translation>Genaues Datum und Uhrzeit der Abfrage, UTC</translation>
    </message>
    <message>
        <source>%1 after the last film</source>
        <translation>%1 nach dem letzten Film</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueueModel</name>
    <message>
        <source>%1 · epoch %2 of %3</source>
        <translation>%1 · Epoche %2 von %3</translation>
    </message>
    <message>
        <source>%1 · next</source>
        <translation>%1 · als Nächster</translation>
    </message>
    <message>
        <source>%1 · number %2</source>
        <translation>%1 · Nummer %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state, best value</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · Epoche %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueuePanel</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Start the queue</source>
        <translation>&amp;Warteschlange starten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Stop after this &amp;epoch</source>
        <translation>Nach dieser &amp;Epoche anhalten</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>&amp;Sofort anhalten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Remo&amp;ve from the queue</source>
        <translation>Aus der Warteschlange &amp;nehmen</translation>
    </message>
    <message>
        <source>Start ne&amp;xt</source>
        <translation>&amp;Nächsten starten</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RanksModel</name>
    <message>
        <source>%1, the held-out film</source>
        <translation>%1, der zurückgehaltene Film</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Schlechtester</translation>
    </message>
    <message>
        <source>The film and the colour of its line</source>
        <translation>Der Film und die Farbe seiner Linie</translation>
    </message>
    <message>
        <source>Rank in the list</source>
        <translation>Rang in der Liste</translation>
    </message>
    <message>
        <source>Highest rank at any of the moments</source>
        <translation>Höchster Rang zu irgendeinem der Zeitpunkte</translation>
    </message>
    <message>
        <source>Lowest rank at any of the moments</source>
        <translation>Niedrigster Rang zu irgendeinem der Zeitpunkte</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RefusedModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RefusedTab</name>
    <message>
        <source>Every line of the files was taken.</source>
        <translation>Jede Zeile der Dateien wurde übernommen.</translation>
    </message>
    <message>
        <source>The first %1 of %2 lines that were not taken:</source>
        <translation>Die ersten %1 von %2 Zeilen, die nicht übernommen wurden:</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were not taken:</source>
        <translation>
            <numerusform>%n Zeile wurde nicht übernommen:</numerusform>
            <numerusform>%n Zeilen wurden nicht übernommen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused lines</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultColumn</name>
    <message>
        <source>Run of list A</source>
        <translation>Lauf von Liste A</translation>
    </message>
    <message>
        <source>Run of list B</source>
        <translation>Lauf von Liste B</translation>
    </message>
    <message>
        <source>Recommendations, list A</source>
        <translation>Empfehlungen, Liste A</translation>
    </message>
    <message>
        <source>Recommendations, list B</source>
        <translation>Empfehlungen, Liste B</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>live</source>
        <translation>frisch</translation>
    </message>
    <message>
        <source>Read from the list stored at %1 UTC</source>
        <translation>Aus der Liste gelesen, die um %1 UTC gespeichert wurde</translation>
    </message>
    <message>
        <source>Computed just now</source>
        <translation>Gerade berechnet</translation>
    </message>
    <message>
        <source>This model ignores time: its list is the same at any moment.</source>
        <translation>Dieses Modell beachtet keine Zeit: Seine Liste ist in jedem Moment gleich.</translation>
    </message>
    <message>
        <source>Asked at %1 UTC, the moment of the last film (time bucket %2).</source>
        <translation>Gefragt um %1 UTC, im Moment des letzten Films (Zeitklasse %2).</translation>
    </message>
    <message>
        <source>Asked at %1 UTC, %2 after the last film (time bucket %3).</source>
        <translation>Gefragt um %1 UTC, %2 nach dem letzten Film (Zeitklasse %3).</translation>
    </message>
    <message>
        <source>Asked at %1 UTC, %2 before the last film.</source>
        <translation>Gefragt um %1 UTC, %2 vor dem letzten Film.</translation>
    </message>
    <message numerus="yes">
        <source>%n later film(s) are not shown to the model.</source>
        <translation>
            <numerusform>%n späterer Film wird dem Modell nicht gezeigt.</numerusform>
            <numerusform>%n spätere Filme werden dem Modell nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This user&apos;s history holds no film that the model knows: there is nothing to recommend from.</source>
        <translation>Der Verlauf dieses Benutzers enthält keinen Film, den das Modell kennt: Es hat nichts, woraus es empfehlen könnte.</translation>
    </message>
    <message>
        <source>This user has no held-out film.</source>
        <translation>Dieser Benutzer hat keinen zurückgehaltenen Film.</translation>
    </message>
    <message>
        <source>A</source>
        <comment>first of two lists</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <comment>second of two lists</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>HSTU weighs each film of the history by how long before the query time it was seen, in buckets that grow exponentially; the bucket named here is the newest film&apos;s.</source>
        <translation>HSTU gewichtet jeden Film des Verlaufs danach, wie lange vor der Anfragezeit er gesehen wurde, in exponentiell wachsenden Stufen; die hier genannte Stufe ist die des neuesten Films.</translation>
    </message>
    <message>
        <source>Held-out film can&apos;t be ranked, the model has never seen it: “%1”</source>
        <translation>Der zurückgehaltene Film hat keinen Rang, das Modell hat ihn nie gesehen: „%1“</translation>
    </message>
    <message>
        <source>Held-out film is no candidate, the user has seen it before: “%1”</source>
        <translation>Der zurückgehaltene Film steht nicht zur Wahl, der Nutzer hat ihn schon gesehen: „%1“</translation>
    </message>
    <message>
        <source>Held-out film ranks %1: “%2”</source>
        <comment>rank, title</comment>
        <translation>Der zurückgehaltene Film hat Rang %1: „%2“</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>was wäre, wenn</translation>
    </message>
    <message>
        <source>Computed just now for the edited history</source>
        <translation>Soeben für den geänderten Verlauf berechnet</translation>
    </message>
    <message>
        <source>Asked at %1 UTC, with nothing seen before.</source>
        <translation>Gefragt um %1 UTC, ohne einen Film davor.</translation>
    </message>
    <message>
        <source>%1 UTC: %2 after the last film, bucket %3</source>
        <translation>%1 UTC: %2 nach dem letzten Film, Klasse %3</translation>
    </message>
    <message>
        <source>The edited history is empty: add a film, and there is something to recommend from.</source>
        <translation>Der geänderte Verlauf ist leer: Füge einen Film hinzu, dann gibt es etwas, woraus sich empfehlen lässt.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultsModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Rank %1 here, rank %2 in list A</source>
        <translation>Hier Rang %1, in Liste A Rang %2</translation>
    </message>
    <message>
        <source>Not in list A</source>
        <translation>Nicht in Liste A</translation>
    </message>
    <message>
        <source>The held-out film: what the user really chose next</source>
        <translation>Der zurückgehaltene Film: was der Benutzer wirklich als Nächstes wählte</translation>
    </message>
    <message>
        <source>%1, the held-out film</source>
        <translation>%1, der zurückgehaltene Film</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>#</source>
        <comment>rank</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>vs A</source>
        <translation>gegen A</translation>
    </message>
    <message>
        <source>Rank, 1 = recommended first</source>
        <translation>Rang, 1 = zuerst empfohlen</translation>
    </message>
    <message>
        <source>Title and genres</source>
        <translation>Titel und Genres</translation>
    </message>
    <message>
        <source>Similarity of user and film, not divided by logits_t; the bar compares with the best</source>
        <translation>Ähnlichkeit von Benutzer und Film, nicht durch logits_t geteilt; der Balken vergleicht mit dem besten</translation>
    </message>
    <message>
        <source>Ranks moved against list A</source>
        <translation>Ränge Unterschied zu Liste A</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultsPanel</name>
    <message>
        <source>Top</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Number of films in a list</source>
        <translation>Zahl der Filme in einer Liste</translation>
    </message>
    <message>
        <source>Leave out seen films</source>
        <translation>Gesehene Filme auslassen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Shows a second list beside the first: another moment, another run, or both</source>
        <translation>Zeigt eine zweite Liste neben der ersten: ein anderer Moment, ein anderer Lauf oder beides</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Writes the shown lists into a file</source>
        <translation>Schreibt die gezeigten Listen in eine Datei</translation>
    </message>
    <message>
        <source>Compute for all users…</source>
        <translation>Für alle Benutzer berechnen…</translation>
    </message>
    <message>
        <source>Computes the lists of all users under the rule of list A and stores them in the workspace</source>
        <translation>Berechnet die Listen aller Benutzer nach der Regel von Liste A und speichert sie im Arbeitsbereich</translation>
    </message>
    <message>
        <source>Export the shown lists</source>
        <translation>Gezeigte Listen exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Overlap: share of the places that both lists fill with the same films. RBO: rank-biased overlap (p = 0.9), where the first places count most. Kendall&apos;s τ: whether the common films stand in the same order (1) or in the opposite one (−1).</source>
        <translation>Überlappung: Anteil der Plätze, die beide Listen mit denselben Filmen besetzen. RBO: rangbetonte Überlappung (p = 0,9), bei der die ersten Plätze am meisten zählen. Kendalls τ: ob die gemeinsamen Filme in derselben Reihenfolge stehen (1) oder in der umgekehrten (−1).</translation>
    </message>
    <message>
        <source>Overlap@%1 %2 (%3 of %1) · RBO %4 · Kendall&apos;s τ %5</source>
        <comment>k, share, common films, number, number</comment>
        <translation>Überlappung@%1 %2 (%3 von %1) · RBO %4 · Kendalls τ %5</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunCurves</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>No epoch finished yet</source>
        <translation>Noch keine Epoche fertig</translation>
    </message>
    <message>
        <source>Loss of the selected runs by epoch</source>
        <translation>Loss der gewählten Läufe nach Epoche</translation>
    </message>
    <message>
        <source>Validation loss (dashed: training)</source>
        <translation>Verlust der Validierung (gestrichelt: Training)</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Validation metric</source>
        <translation>Validierungsmaß</translation>
    </message>
    <message>
        <source>Validation metric by epoch; the dot is the best epoch</source>
        <translation>Validierungsmaß nach Epoche; der Punkt ist die beste Epoche</translation>
    </message>
    <message>
        <source>Fold seeds</source>
        <translation>Seeds zusammenfassen</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed become one curve, their mean, in a band of one standard deviation</source>
        <translation>Läufe, die sich nur im Seed unterscheiden, werden eine Kurve: ihr Mittel in einem Band von einer Standardabweichung</translation>
    </message>
    <message>
        <source>Validation %1</source>
        <comment>a metric</comment>
        <translation>Validierung: %1</translation>
    </message>
    <message>
        <source>Validation %1 of the selected runs by epoch</source>
        <comment>a metric</comment>
        <translation>Validierung: %1 der ausgewählten Läufe nach Epoche</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunDetails</name>
    <message>
        <source>Details of the selected runs</source>
        <translation>Einzelheiten der gewählten Läufe</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunExports</name>
    <message>
        <source>List of the selected runs as CSV…</source>
        <translation>Liste der ausgewählten Läufe als CSV …</translation>
    </message>
    <message>
        <source>All curves of the selected runs as CSV…</source>
        <translation>Alle Kurven der ausgewählten Läufe als CSV …</translation>
    </message>
    <message>
        <source>Table below as CSV…</source>
        <translation>Untere Tabelle als CSV …</translation>
    </message>
    <message>
        <source>Table below as LaTeX…</source>
        <translation>Untere Tabelle als LaTeX …</translation>
    </message>
    <message>
        <source>Table below as Markdown…</source>
        <translation>Untere Tabelle als Markdown …</translation>
    </message>
    <message>
        <source>Copy the table as CSV</source>
        <translation>Tabelle als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy the table as LaTeX</source>
        <translation>Tabelle als LaTeX kopieren</translation>
    </message>
    <message>
        <source>Copy the table as Markdown</source>
        <translation>Tabelle als Markdown kopieren</translation>
    </message>
    <message>
        <source>Plots below as PDF, SVG or PNG…</source>
        <translation>Untere Diagramme als PDF, SVG oder PNG …</translation>
    </message>
    <message>
        <source>Report of the selected runs as HTML…</source>
        <translation>Bericht über die ausgewählten Läufe als HTML …</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation>Vergleich von Läufen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunNotes</name>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>Tags of the selected runs</source>
        <translation>Schlagwörter der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>Group of the selected runs</source>
        <translation>Gruppe der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>Notes of the selected runs</source>
        <translation>Notizen zu den ausgewählten Läufen</translation>
    </message>
    <message>
        <source>Words of your own, with commas between; the filter finds them</source>
        <translation>Eigene Wörter, mit Komma getrennt; der Filter findet sie</translation>
    </message>
    <message>
        <source>Runs that were queued together share it; the table can be grouped by it</source>
        <translation>Gemeinsam eingereihte Läufe teilen sie; die Tabelle kann danach gruppiert werden</translation>
    </message>
    <message>
        <source>Differs between the selected runs; typing sets it for all</source>
        <translation>Verschieden bei den ausgewählten Läufen; Tippen setzt es für alle</translation>
    </message>
    <message>
        <source>What you want to remember about the run</source>
        <translation>Was du dir zu dem Lauf merken willst</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsHistory</name>
    <message>
        <source>rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsList</name>
    <message numerus="yes">
        <source>%1 (%n run(s))</source>
        <comment>a group of runs</comment>
        <translation>
            <numerusform>%1 (%n Lauf)</numerusform>
            <numerusform>%1 (%n Läufe)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: double click or Enter folds the group; a click selects its runs</source>
        <translation>%1: Doppelklick oder Eingabetaste klappt die Gruppe zu; ein Klick wählt ihre Läufe aus</translation>
    </message>
    <message>
        <source>Mean ± standard deviation of the runs below</source>
        <translation>Mittel ± Standardabweichung der Läufe darunter</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Val. Recall@10</source>
        <translation>Val. Recall@10</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Name of the run; F2 renames it</source>
        <translation>Name des Laufs; F2 benennt ihn um</translation>
    </message>
    <message>
        <source>Data set it was trained on</source>
        <translation>Datensatz, auf dem er trainiert wurde</translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation>Art des Modells</translation>
    </message>
    <message>
        <source>Preset, and what differs from it</source>
        <translation>Vorlage, und was davon abweicht</translation>
    </message>
    <message>
        <source>Seed of every random choice</source>
        <translation>Startwert aller Zufallszahlen</translation>
    </message>
    <message>
        <source>Where the run stands</source>
        <translation>Wo der Lauf steht</translation>
    </message>
    <message>
        <source>Epochs finished, of the most allowed</source>
        <translation>Fertige Epochen, von der Höchstzahl</translation>
    </message>
    <message>
        <source>Epoch whose weights are kept</source>
        <translation>Epoche, deren Gewichte behalten werden</translation>
    </message>
    <message>
        <source>Recall@10 on the validation interactions at the best epoch</source>
        <translation>Recall@10 auf den Validierungsinteraktionen in der besten Epoche</translation>
    </message>
    <message>
        <source>From start to end</source>
        <translation>Von Anfang bis Ende</translation>
    </message>
    <message>
        <source>When the training began</source>
        <translation>Wann das Training begann</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Test %1</source>
        <comment>a test metric</comment>
        <translation>Test: %1</translation>
    </message>
    <message>
        <source>Words of your own, with commas between; the filter finds them</source>
        <translation>Eigene Wörter, mit Komma getrennt; der Filter findet sie</translation>
    </message>
    <message>
        <source>What you have written about the run</source>
        <translation>Was du zu dem Lauf geschrieben hast</translation>
    </message>
    <message>
        <source>Runs that were queued together share it</source>
        <translation>Gemeinsam eingereihte Läufe teilen sie</translation>
    </message>
    <message>
        <source>%1 on the held-out test interactions, best weights. %2</source>
        <translation>%1 auf den zurückgehaltenen Testinteraktionen, beste Gewichte. %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every training appears here with its settings and results, ready to compare with others.</source>
        <translation>Jedes Training erscheint hier mit seinen Einstellungen und Ergebnissen, bereit zum Vergleich mit anderen.</translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation>Experiment einrichten</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>Im Training öffnen</translation>
    </message>
    <message>
        <source>Open in Inspector</source>
        <translation>Im Inspektor öffnen</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Opens the settings of this run in the Experiment form, to change them and run again</source>
        <translation>Öffnet die Einstellungen dieses Laufs im Formular Experiment, um sie zu ändern und neu laufen zu lassen</translation>
    </message>
    <message>
        <source>This run has no weights yet: finish an epoch first</source>
        <translation>Dieser Lauf hat noch keine Gewichte: Erst muss eine Epoche fertig werden</translation>
    </message>
    <message>
        <source>Shows what this model recommends to each user</source>
        <translation>Zeigt, was dieses Modell jedem Benutzer empfiehlt</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Tables, curves, plots and a report of the selected runs</source>
        <translation>Tabellen, Kurven, Diagramme und ein Bericht über die ausgewählten Läufe</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsPanel</name>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Lauf suchen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Restore from the trash</source>
        <translation>Aus dem Papierkorb holen</translation>
    </message>
    <message>
        <source>Shows the runs in the trash, to restore them or delete them for good</source>
        <translation>Zeigt die Läufe im Papierkorb, um sie zurückzuholen oder endgültig zu löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>A run that waits or runs can&apos;t be deleted: stop it first</source>
        <translation>Ein Lauf, der wartet oder läuft, kann nicht gelöscht werden: Halten Sie ihn zuerst an</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 Lauf</numerusform>
            <numerusform>%1 Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 Treffer</numerusform>
            <numerusform>%1 Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Trash (%1)</source>
        <translation>Papierkorb (%1)</translation>
    </message>
    <message>
        <source>Run “%1”</source>
        <translation>Lauf „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: moved to the trash.</source>
        <translation>%1: in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1: weights, curves and lists will be deleted. This can&apos;t be undone.</source>
        <translation>%1: Gewichte, Kurven und Listen werden gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Filter by name, data set, model, setting, tag or state</source>
        <translation>Nach Name, Datensatz, Modell, Einstellung, Schlagwort oder Zustand filtern</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Column whose equal texts make a group</source>
        <translation>Spalte, deren gleiche Texte eine Gruppe bilden</translation>
    </message>
    <message>
        <source>Puts runs with the same text in a column together; a group&apos;s row shows mean ± standard deviation</source>
        <translation>Stellt Läufe mit demselben Text in einer Spalte zusammen; die Zeile einer Gruppe zeigt Mittel ± Standardabweichung</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Chooses the columns of the table; drag a title to move its column</source>
        <translation>Wählt die Spalten der Tabelle; einen Titel ziehen verschiebt seine Spalte</translation>
    </message>
    <message>
        <source>Tags and notes</source>
        <translation>Schlagwörter und Notizen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <comment>group by nothing</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>%1: weights, curves and lists will be deleted, which frees %2. This can&apos;t be undone.</source>
        <translation>%1: Gewichte, Kurven und Listen werden gelöscht, was %2 frei macht. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) deleted, %1 freed.</source>
        <translation>
            <numerusform>%n Lauf gelöscht, %1 frei geworden.</numerusform>
            <numerusform>%n Läufe gelöscht, %1 frei geworden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SavedWhatIfs</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Writes the edited history and the moment of asking into a JSON file</source>
        <translation>Schreibt den geänderten Verlauf und den Zeitpunkt der Frage in eine JSON-Datei</translation>
    </message>
    <message>
        <source>Export the edited history</source>
        <translation>Geänderten Verlauf exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Name of the edited history</source>
        <translation>Name des geänderten Verlaufs</translation>
    </message>
    <message>
        <source>A name to save the edited history under, or one of the saved ones to open it</source>
        <translation>Ein Name, unter dem der geänderte Verlauf gespeichert wird, oder ein gespeicherter, um ihn zu öffnen</translation>
    </message>
    <message>
        <source>Name to save as, or choose a saved one</source>
        <translation>Name zum Speichern, oder gespeicherten wählen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keeps the edited history and the moment of asking in the workspace under this name</source>
        <translation>Behält den geänderten Verlauf und den Zeitpunkt der Frage unter diesem Namen im Arbeitsordner</translation>
    </message>
    <message>
        <source>Delete the saved history of this name</source>
        <translation>Den gespeicherten Verlauf dieses Namens löschen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ScatterTab</name>
    <message>
        <source>Scatter</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Test metric on the horizontal axis</source>
        <translation>Testmaß auf der waagerechten Achse</translation>
    </message>
    <message>
        <source>Test metric on the vertical axis</source>
        <translation>Testmaß auf der senkrechten Achse</translation>
    </message>
    <message>
        <source>Fold seeds</source>
        <translation>Seeds zusammenfassen</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed become one point, their mean</source>
        <translation>Läufe, die sich nur im Seed unterscheiden, werden ein Punkt: ihr Mittel</translation>
    </message>
    <message>
        <source>Runs by two test metrics, with the Pareto front</source>
        <translation>Läufe nach zwei Testmaßen, mit der Pareto-Front</translation>
    </message>
    <message>
        <source>Select runs that were tested.</source>
        <translation>Wähle getestete Läufe aus.</translation>
    </message>
    <message>
        <source>Each point is a run; the line joins those that no other one beats in both</source>
        <translation>Jeder Punkt ist ein Lauf; die Linie verbindet die, die kein anderer in beidem schlägt</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>Pareto-Front</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left out: tested with another protocol than the first.</source>
        <translation>
            <numerusform>%n Lauf fehlt: mit einem anderen Protokoll getestet als der erste.</numerusform>
            <numerusform>%n Läufe fehlen: mit einem anderen Protokoll getestet als der erste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Choose a workspace folder</source>
        <translation>Ordner des Arbeitsbereichs wählen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>New experiments</source>
        <translation>Neue Experimente</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Charts follow it.</source>
        <translation>Die Diagramme folgen ihm.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Changes at once.</source>
        <translation>Wechselt sofort.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Holds the database, the imported data and the weights of all runs. Another folder is another set of data and runs.</source>
        <translation>Enthält die Datenbank, die importierten Daten und die Gewichte aller Läufe. Ein anderer Ordner hat andere Daten und Läufe.</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Anderen Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>What new experiments start with; each can choose another.</source>
        <translation>Womit neue Experimente beginnen; jedes kann ein anderes wählen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>CPU threads of a training.</source>
        <translation>CPU-Threads eines Trainings.</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell on the &amp;desktop when a run has ended</source>
        <translation>Auf dem &amp;Schreibtisch melden, wenn ein Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>Tell on the desktop when a run has ended</source>
        <translation>Auf dem Schreibtisch melden, wenn ein Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>When a run of over a minute finishes or fails.</source>
        <translation>Wenn ein Lauf von über einer Minute fertig wird oder scheitert.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SettingsTab</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings of the selected runs side by side</source>
        <translation>Einstellungen der ausgewählten Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>All settings. Select several runs to see only what differs between them.</source>
        <translation>Alle Einstellungen. Wähle mehrere Läufe aus, um nur zu sehen, worin sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>Diese Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Only the settings that differ between the selected runs.</source>
        <translation>Nur die Einstellungen, in denen sich die ausgewählten Läufe unterscheiden.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SimilarPanel</name>
    <message>
        <source>Films similar to “%1”</source>
        <translation>Filme ähnlich zu „%1“</translation>
    </message>
    <message>
        <source>By the cosine of the model&apos;s item embeddings.</source>
        <translation>Nach dem Kosinus der Item-Embeddings des Modells.</translation>
    </message>
    <message>
        <source>The model has never seen this film, so it knows no similar ones.</source>
        <translation>Das Modell hat diesen Film nie gesehen, darum kennt es keine ähnlichen.</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>Ähnliche Filme</translation>
    </message>
    <message>
        <source>Choose a film anywhere on this page and press %1, or use its context menu.</source>
        <translation>Wähle irgendwo auf dieser Seite einen Film und drücke %1, oder nimm sein Kontextmenü.</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SlicesTab</name>
    <message>
        <source>Slices</source>
        <translation>Teilgruppen</translation>
    </message>
    <message>
        <source>by</source>
        <comment>slices by</comment>
        <translation>nach</translation>
    </message>
    <message>
        <source>What the users are sliced by</source>
        <translation>Wonach die Benutzer geteilt werden</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Metric of the slices</source>
        <translation>Maß der Teilgruppen</translation>
    </message>
    <message>
        <source>Fold seeds</source>
        <translation>Seeds zusammenfassen</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed become one: their mean</source>
        <translation>Läufe, die sich nur im Seed unterscheiden, werden einer: ihr Mittel</translation>
    </message>
    <message>
        <source>Metric by slice and run</source>
        <translation>Maß nach Teilgruppe und Lauf</translation>
    </message>
    <message>
        <source>Select runs that were tested.</source>
        <translation>Wähle getestete Läufe aus.</translation>
    </message>
    <message>
        <source>History length</source>
        <translation>Länge des Verlaufs</translation>
    </message>
    <message>
        <source>Popularity of the film</source>
        <translation>Beliebtheit des Films</translation>
    </message>
    <message>
        <source>Time since the last interaction</source>
        <translation>Zeit seit der letzten Interaktion</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left out: not tested, or with another protocol than the first.</source>
        <translation>
            <numerusform>%n Lauf fehlt: nicht getestet, oder mit einem anderen Protokoll als der erste.</numerusform>
            <numerusform>%n Läufe fehlen: nicht getestet, oder mit einem anderen Protokoll als der erste.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by part of the users (whiskers: standard error)</source>
        <comment>a metric</comment>
        <translation>%1 nach Teilgruppe der Benutzer (Fehlerbalken: Standardfehler)</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SplitCard</name>
    <message>
        <source>Leave-one-out: for each user the last interaction is held out for the test, the one before it for validation. Equal times keep the order of the file.</source>
        <translation>Leave-one-out: Von jedem Benutzer wird die letzte Interaktion für den Test zurückgehalten, die davor für die Validierung. Bei gleichen Zeiten gilt die Reihenfolge der Datei.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht benutzt</translation>
    </message>
    <message>
        <source>Cold test users</source>
        <translation>Kalte Testbenutzer</translation>
    </message>
    <message>
        <source>Cold test items</source>
        <translation>Kalte Test-Items</translation>
    </message>
    <message>
        <source>What the model learns from.</source>
        <translation>Woraus das Modell lernt.</translation>
    </message>
    <message>
        <source>Chooses the best epoch and decides on early stopping.</source>
        <translation>Bestimmt die beste Epoche und das vorzeitige Ende.</translation>
    </message>
    <message>
        <source>Measured once, after training. Never seen before.</source>
        <translation>Einmal gemessen, nach dem Training. Vorher nie gesehen.</translation>
    </message>
    <message>
        <source>Would be test rows, but the user has the same film earlier.</source>
        <translation>Wären Testzeilen, doch hat der Benutzer denselben Film schon früher.</translation>
    </message>
    <message>
        <source>Test users without any training interaction; they count as misses.</source>
        <translation>Testbenutzer ohne jede Trainingsinteraktion; sie zählen als Fehlschläge.</translation>
    </message>
    <message>
        <source>Films that occur only as test rows; no model can recommend them.</source>
        <translation>Filme, die nur als Testzeilen vorkommen; kein Modell kann sie empfehlen.</translation>
    </message>
    <message>
        <source>All of the training lies before %1, all of the tests after it: no model learns from the future.</source>
        <translation>Das ganze Training liegt vor %1, alle Tests danach: Kein Modell lernt aus der Zukunft.</translation>
    </message>
    <message>
        <source>Half of the tests lie before %1, and %2 of the training rows (%3) after it. %4 of the tests (%5) are earlier than the last training row: a model learns from what others did afterwards, which it could not have known. To measure without that, split at one moment for all.</source>
        <translation>Die Hälfte der Tests liegt vor %1, und %2 der Trainingszeilen (%3) danach. %4 der Tests (%5) sind früher als die letzte Trainingszeile: Ein Modell lernt aus dem, was andere danach taten, was es nicht hätte wissen können. Um ohne das zu messen, teilen Sie an einem Zeitpunkt für alle auf.</translation>
    </message>
    <message>
        <source>%1 interactions (%2) share their second with another one of the same user. For %3 of %4 test users (%5) another order of these would hold out another film: a program whose sort doesn&apos;t keep the file&apos;s order measures something else. HSTUdio always keeps it.</source>
        <translation>%1 Interaktionen (%2) fallen auf dieselbe Sekunde wie eine andere desselben Benutzers. Bei %3 von %4 Testbenutzern (%5) würde in anderer Reihenfolge ein anderer Film zurückgehalten: Ein Programm, dessen Sortierung die Reihenfolge der Datei nicht wahrt, misst etwas anderes. HSTUdio wahrt sie immer.</translation>
    </message>
    <message>
        <source>%1: removed %2</source>
        <translation>%1: entfernt %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>median test</source>
        <translation>mittlerer Test</translation>
    </message>
    <message>
        <source>One moment for all, %1: what came before it is history and training, the last of it of each user the validation; each user&apos;s first new film from then on is the test. Equal times keep the order of the file.</source>
        <translation>Ein Zeitpunkt für alle, %1: Was davor kam, ist Verlauf und Training, das Letzte davon bei jedem Benutzer die Validierung; der erste neue Film jedes Benutzers ab dann ist der Test. Gleiche Zeiten behalten die Reihenfolge der Datei.</translation>
    </message>
    <message>
        <source>Later than the moment, but not the test: further films, users and films that begin only then.</source>
        <translation>Später als der Zeitpunkt, aber nicht der Test: weitere Filme, Benutzer und Filme, die erst dann beginnen.</translation>
    </message>
    <message>
        <source>Time: does the training know the future?</source>
        <translation>Zeit: Kennt das Training die Zukunft?</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>% that lie before</source>
        <translation>% davor</translation>
    </message>
    <message>
        <source>Equal times</source>
        <translation>Gleiche Zeiten</translation>
    </message>
    <message>
        <source>What was filtered out</source>
        <translation>Was ausgefiltert wurde</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>No run in progress</source>
        <translation>Kein Lauf im Gange</translation>
    </message>
    <message>
        <source>&amp;Resume the run</source>
        <translation>Lauf &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>Lauf &amp;pausieren</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ruht</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Show this run on the Training page</source>
        <translation>Diesen Lauf auf der Seite Training zeigen</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Until the last epoch. Early stopping may end the run sooner.</source>
        <translation>Bis zur letzten Epoche. Der Lauf kann auch vorzeitig enden.</translation>
    </message>
    <message>
        <source>Where runs are computed</source>
        <translation>Wo Läufe gerechnet werden</translation>
    </message>
    <message>
        <source>Memory that this program uses</source>
        <translation>Speicher, den dieses Programm benutzt</translation>
    </message>
    <message>
        <source>Stop after this &amp;epoch</source>
        <translation>Nach dieser &amp;Epoche anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation>&amp;Sofort anhalten</translation>
    </message>
    <message>
        <source>Stop at the next step; the checkpoint is kept and the run can be resumed</source>
        <translation>Beim nächsten Schritt anhalten; der Sicherungsstand bleibt, und der Lauf lässt sich fortsetzen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SummaryCard</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 Tsd.</translation>
    </message>
    <message numerus="yes">
        <source>SASRec, %n block(s)</source>
        <translation>
            <numerusform>SASRec, %n Block</numerusform>
            <numerusform>SASRec, %n Blöcke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HSTU, %n block(s)</source>
        <translation>
            <numerusform>HSTU, %n Block</numerusform>
            <numerusform>HSTU, %n Blöcke</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, time and position bias</source>
        <translation>%1, Zeit- und Positions-Bias</translation>
    </message>
    <message>
        <source>%1, time bias</source>
        <translation>%1, Zeit-Bias</translation>
    </message>
    <message>
        <source>%1, position bias</source>
        <translation>%1, Positions-Bias</translation>
    </message>
    <message>
        <source>%1, no relative bias</source>
        <translation>%1, kein relativer Bias</translation>
    </message>
    <message>
        <source>Exactly as in %1</source>
        <translation>Genau wie in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ(s) from %1</source>
        <translation>
            <numerusform>%n Feld weicht von %1 ab</numerusform>
            <numerusform>%n Felder weichen von %1 ab</numerusform>
        </translation>
    </message>
    <message>
        <source>Write whole numbers, for example 1, 2, 3.</source>
        <translation>Schreiben Sie ganze Zahlen, zum Beispiel 1, 2, 3.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one for each seed</source>
        <translation>
            <numerusform>%n Lauf, einer je Startwert</numerusform>
            <numerusform>%n Läufe, einer je Startwert</numerusform>
        </translation>
    </message>
    <message>
        <source>Several seeds show how much results vary by chance.</source>
        <translation>Mehrere Startwerte zeigen, wie sehr Ergebnisse durch Zufall schwanken.</translation>
    </message>
    <message>
        <source>%1 numbers that training adjusts</source>
        <translation>%1 Zahlen, die das Training anpasst</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) at most; early stopping may end it sooner.</source>
        <translation>
            <numerusform>höchstens %n Epoche; sie kann vorzeitig enden.</numerusform>
            <numerusform>höchstens %n Epochen; es kann vorzeitig enden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), without early stopping.</source>
        <translation>
            <numerusform>%n Epoche, ohne vorzeitiges Ende.</numerusform>
            <numerusform>%n Epochen, ohne vorzeitiges Ende.</numerusform>
        </translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <translation>Zeit je Epoche</translation>
    </message>
    <message>
        <source>Measured by a few training steps on this data set and this device; a run that trains meanwhile makes it look longer</source>
        <translation>Gemessen mit einigen Trainingsschritten auf diesem Datensatz und diesem Gerät; trainiert nebenher ein Lauf, erscheint sie länger</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Time per epoch × most epochs × number of seeds</source>
        <translation>Zeit je Epoche × Höchstzahl Epochen × Zahl der Startwerte</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Repeat with see&amp;ds</source>
        <translation>Mit Startwerten wie&amp;derholen</translation>
    </message>
    <message>
        <source>1, 2, 3</source>
        <translation>1, 2, 3</translation>
    </message>
    <message>
        <source>Seeds to repeat the run with</source>
        <translation>Startwerte, mit denen der Lauf wiederholt wird</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start this run</source>
        <translation>Diesen Lauf starten</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>Add this run to the queue</source>
        <translation>Diesen Lauf in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Memory on %1</source>
        <translation>Speicher auf %1</translation>
    </message>
    <message>
        <source>Computed from the settings and this data set: weights, gradients, optimiser state, and what one step keeps for its backward pass</source>
        <translation>Aus den Einstellungen und diesem Datensatz berechnet: Gewichte, Gradienten, Zustand des Optimierers und was ein Schritt für den Rückwärtslauf behält</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::TimeDelegate</name>
    <message>
        <source>Time of the film, UTC</source>
        <translation>Zeit des Films, UTC</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>Noch kein Training</translation>
    </message>
    <message>
        <source>Set up an experiment and start it: its curves grow here, epoch by epoch.</source>
        <translation>Richten Sie ein Experiment ein und starten Sie es: Hier wachsen seine Kurven, Epoche für Epoche.</translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation>Experiment einrichten</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>run, data set</comment>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UndoBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UserPairsModel</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Rank in A</source>
        <translation>Rang bei A</translation>
    </message>
    <message>
        <source>Rank in B</source>
        <translation>Rang bei B</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>Enter or a double click opens the user in the Inspector, A beside B</source>
        <translation>Eingabetaste oder Doppelklick öffnet den Benutzer im Inspektor, A neben B</translation>
    </message>
    <message>
        <source>Rank of the held-out film in A&apos;s list; a dash when it can&apos;t be ranked</source>
        <translation>Rang des zurückgehaltenen Films in der Liste von A; ein Strich, wenn er keinen hat</translation>
    </message>
    <message>
        <source>Rank of the held-out film in B&apos;s list; a dash when it can&apos;t be ranked</source>
        <translation>Rang des zurückgehaltenen Films in der Liste von B; ein Strich, wenn er keinen hat</translation>
    </message>
    <message>
        <source>By how much A is ahead in the chosen metric</source>
        <translation>Wie weit A im gewählten Maß vorn liegt</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UsersModel</name>
    <message>
        <source>This user has no test interaction, or the run has not been evaluated</source>
        <translation>Dieser Benutzer hat keine Testinteraktion, oder der Lauf ist noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>The held-out film can&apos;t be ranked: the model has never seen it, or has no history of this user</source>
        <translation>Der zurückgehaltene Film hat keinen Rang: Das Modell hat ihn nie gesehen, oder es hat keinen Verlauf dieses Benutzers</translation>
    </message>
    <message>
        <source>The held-out film ranks %1 at the moment of the test interaction</source>
        <translation>Der zurückgehaltene Film steht im Moment der Testinteraktion auf Rang %1</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>no hit</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>The user&apos;s id in the file</source>
        <translation>Kennung des Benutzers in der Datei</translation>
    </message>
    <message>
        <source>Length of the history that the model sees</source>
        <translation>Länge des Verlaufs, den das Modell sieht</translation>
    </message>
    <message>
        <source>Rank of the held-out film at the moment of the test interaction</source>
        <translation>Rang des zurückgehaltenen Films im Moment der Testinteraktion</translation>
    </message>
    <message>
        <source>Hit@10: the held-out film is among the first 10</source>
        <translation>Hit@10: Der zurückgehaltene Film ist unter den ersten 10</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>The held-out film ranks %1 with this run and %2 with the other</source>
        <translation>Der zurückgehaltene Film hat mit diesem Lauf Rang %1 und mit dem anderen Rang %2</translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation>NDCG</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Δ rank</source>
        <translation>Δ Rang</translation>
    </message>
    <message>
        <source>NDCG@10 of this user: 1 / log2(rank + 1) of a hit, else 0</source>
        <translation>NDCG@10 dieses Benutzers: 1 / log2(Rang + 1) bei einem Treffer, sonst 0</translation>
    </message>
    <message>
        <source>Date of the user&apos;s newest interaction</source>
        <translation>Datum der neuesten Interaktion des Benutzers</translation>
    </message>
    <message>
        <source>Rank of the held-out film minus its rank with the other run: negative is better</source>
        <translation>Rang des zurückgehaltenen Films minus sein Rang mit dem anderen Lauf: negativ ist besser</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Find by id</source>
        <translation>Nach Kennung suchen</translation>
    </message>
    <message>
        <source>Find a user by id</source>
        <translation>Benutzer nach Kennung suchen</translation>
    </message>
    <message numerus="yes">
        <source>%1 users</source>
        <translation>
            <numerusform>%1 Benutzer</numerusform>
            <numerusform>%1 Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Which users are listed</source>
        <translation>Welche Benutzer aufgeführt sind</translation>
    </message>
    <message>
        <source>Run to compare ranks with</source>
        <translation>Lauf, mit dem die Ränge verglichen werden</translation>
    </message>
    <message>
        <source>Shows how the held-out film&apos;s rank differs from its rank with another run</source>
        <translation>Zeigt, wie sich der Rang des zurückgehaltenen Films von dem mit einem anderen Lauf unterscheidet</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Alle Benutzer</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Can&apos;t be ranked</source>
        <translation>Ohne Rang</translation>
    </message>
    <message>
        <source>Better than with the other run</source>
        <translation>Besser als mit dem anderen Lauf</translation>
    </message>
    <message>
        <source>Worse than with the other run</source>
        <translation>Schlechter als mit dem anderen Lauf</translation>
    </message>
    <message>
        <source>vs %1</source>
        <comment>ranks beside those of another run</comment>
        <translation>gegen %1</translation>
    </message>
    <message>
        <source>No such user</source>
        <translation>Kein solcher Benutzer</translation>
    </message>
    <message>
        <source>Better for %1, worse for %2, the same for %3</source>
        <comment>numbers of users</comment>
        <translation>Besser für %1, schlechter für %2, gleich für %3</translation>
    </message>
    <message>
        <source>vs no run</source>
        <translation>gegen keinen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhatIfDraft</name>
    <message>
        <source>add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message>
        <source>remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>move “%1”</source>
        <translation>„%1“ verschieben</translation>
    </message>
    <message>
        <source>change the time of “%1”</source>
        <translation>Zeit von „%1“ ändern</translation>
    </message>
    <message>
        <source>start empty</source>
        <translation>leer beginnen</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>zurücksetzen</translation>
    </message>
    <message>
        <source>open a saved history</source>
        <translation>gespeicherten Verlauf öffnen</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhatIfModel</name>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>Double-click or F2 to change the time (UTC)</source>
        <translation>Doppelklick oder F2 ändert die Zeit (UTC)</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Time since the film before</source>
        <translation>Zeit seit dem Film davor</translation>
    </message>
    <message>
        <source>Title and genres</source>
        <translation>Titel und Genres</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhatIfPanel</name>
    <message>
        <source>The model knows no film called “%1”</source>
        <translation>Das Modell kennt keinen Film namens „%1“</translation>
    </message>
    <message>
        <source>Add a film by its title</source>
        <translation>Film nach Titel hinzufügen</translation>
    </message>
    <message>
        <source>Edited history, newest first</source>
        <translation>Geänderter Verlauf, neueste zuerst</translation>
    </message>
    <message>
        <source>Remove the film</source>
        <translation>Film entfernen</translation>
    </message>
    <message>
        <source>Move the film up: seen later</source>
        <translation>Film nach oben: später gesehen</translation>
    </message>
    <message>
        <source>Move the film down: seen earlier</source>
        <translation>Film nach unten: früher gesehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>Leer beginnen</translation>
    </message>
    <message>
        <source>A new person, who has seen nothing yet</source>
        <translation>Eine neue Person, die noch nichts gesehen hat</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The user&apos;s own history again</source>
        <translation>Wieder der eigene Verlauf des Benutzers</translation>
    </message>
    <message>
        <source>Only in list B</source>
        <translation>Nur in Liste B</translation>
    </message>
    <message>
        <source>List A keeps the user&apos;s own history, so that list B shows what the edits change</source>
        <translation>Liste A behält den eigenen Verlauf des Benutzers, so zeigt Liste B, was die Änderungen bewirken</translation>
    </message>
    <message numerus="yes">
        <source>%1 films</source>
        <translation>
            <numerusform>%1 Film</numerusform>
            <numerusform>%1 Filme</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited: %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>The user&apos;s own history: %1</source>
        <translation>Eigener Verlauf des Benutzers: %1</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhyModel</name>
    <message>
        <source>Seen at %1 UTC</source>
        <translation>Gesehen um %1 UTC</translation>
    </message>
    <message>
        <source>Block %1, head %2: q·k %3, time %4, position %5 → weight %6, adds %7</source>
        <translation>Block %1, Kopf %2: q·k %3, Zeit %4, Position %5 → Gewicht %6, trägt bei %7</translation>
    </message>
    <message>
        <source>Film of the history</source>
        <translation>Film des Verlaufs</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>Gesehen vor</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Ohne ihn</translation>
    </message>
    <message>
        <source>Films that the model was shown</source>
        <translation>Filme, die das Modell sah</translation>
    </message>
    <message>
        <source>Time from this film to the moment of asking</source>
        <translation>Zeit von diesem Film bis zur Frage</translation>
    </message>
    <message>
        <source>Share of the contribution that comes from what the films are: q · k</source>
        <translation>Anteil des Beitrags, der daher kommt, welche Filme es sind: q · k</translation>
    </message>
    <message>
        <source>Share that comes from the time bias: how long before the moment of asking the film was seen</source>
        <translation>Anteil durch die Zeitgewichte: wie lange vor der Frage der Film gesehen wurde</translation>
    </message>
    <message>
        <source>Share that comes from the position bias: how many films came after it</source>
        <translation>Anteil durch die Positionsgewichte: wie viele Filme danach kamen</translation>
    </message>
    <message>
        <source>What the film adds to the score: content + time + position. With all films and the rest above, the sum is the score</source>
        <translation>Was der Film zum Wert beiträgt: Inhalt + Zeit + Position. Mit allen Filmen und dem Rest oben ergibt die Summe den Wert</translation>
    </message>
    <message>
        <source>Score minus the score that a history without this film gives, computed anew</source>
        <translation>Wert minus der Wert, den ein Verlauf ohne diesen Film ergibt, neu berechnet</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhyPanel</name>
    <message>
        <source>Contributions of the films of the history</source>
        <translation>Beiträge der Filme des Verlaufs</translation>
    </message>
    <message>
        <source>Export the contributions as CSV…</source>
        <translation>Beiträge als CSV exportieren …</translation>
    </message>
    <message>
        <source>The parts add up to the score. They are exact with norms and gates held fixed; attention of HSTU is no probability. &lt;a href=&quot;method&quot;&gt;How this is computed&lt;/a&gt;</source>
        <translation>Die Teile ergeben zusammen den Wert. Sie sind exakt, wenn Normen und Gatter festgehalten werden; die Aufmerksamkeit von HSTU ist keine Wahrscheinlichkeit. &lt;a href=&quot;method&quot;&gt;Wie das berechnet wird&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Choose a recommended film to see why it is there</source>
        <translation>Wähle einen empfohlenen Film, um zu sehen, warum er da ist</translation>
    </message>
    <message>
        <source>Why “%1” ranks %2 in list %3</source>
        <comment>title, rank, A or B</comment>
        <translation>Warum „%1“ in Liste %3 Rang %2 hat</translation>
    </message>
    <message>
        <source>Why “%1” has its score</source>
        <comment>title</comment>
        <translation>Warum „%1“ diesen Wert hat</translation>
    </message>
    <message>
        <source>%1 films of the history</source>
        <translation>%1 Filme des Verlaufs</translation>
    </message>
    <message>
        <source>%1 the newest film itself</source>
        <translation>%1 der neueste Film selbst</translation>
    </message>
    <message>
        <source>%1 its position</source>
        <translation>%1 seine Position</translation>
    </message>
    <message>
        <source>%1 padding</source>
        <translation>%1 Auffüllung</translation>
    </message>
    <message>
        <source>%1 biases of the layers</source>
        <translation>%1 Konstanten der Schichten</translation>
    </message>
    <message>
        <source>Score %1 = %2</source>
        <comment>score, sum</comment>
        <translation>Wert %1 = %2</translation>
    </message>
    <message>
        <source>&lt;p&gt;The score is followed back along the newest film&apos;s row, block by block and head by head, with layer norms and gates held at the values they have here. What a head brings in from a film of the history is that film&apos;s contribution. The contributions, the newest film&apos;s own part and the layers&apos; biases add up to the score. From the second block on, the state of a film already holds what it attended to itself.&lt;/p&gt;&lt;p&gt;A head&apos;s attention is the sum of q · k, the time bias and the position bias, passed through SiLU. The contribution is divided among these three in proportion. SiLU is no softmax: weights don&apos;t add up to 1 and may be negative.&lt;/p&gt;&lt;p&gt;“Leave out” is another question: the score minus the score that the model gives without the film, computed anew.&lt;/p&gt;&lt;p&gt;Formulas and tests: docs/model.md, “Why a film is recommended”.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Wert wird entlang der Zeile des neuesten Films zurückverfolgt, Block für Block und Kopf für Kopf; Schichtnormen und Gatter behalten dabei die Werte, die sie hier haben. Was ein Kopf von einem Film des Verlaufs einbringt, ist dessen Beitrag. Die Beiträge, der eigene Anteil des neuesten Films und die Konstanten der Schichten ergeben zusammen den Wert. Vom zweiten Block an enthält der Zustand eines Films schon, worauf er selbst geachtet hat.&lt;/p&gt;&lt;p&gt;Die Aufmerksamkeit eines Kopfs ist die Summe aus q · k, Zeit- und Positionsgewicht, durch SiLU geführt. Der Beitrag wird auf diese drei im Verhältnis aufgeteilt. SiLU ist kein Softmax: Gewichte ergeben nicht 1 und können negativ sein.&lt;/p&gt;&lt;p&gt;„Ohne ihn“ ist eine andere Frage: der Wert minus der Wert, den das Modell ohne den Film ergibt, neu berechnet.&lt;/p&gt;&lt;p&gt;Formeln und Tests: docs/model.md, „Why a film is recommended“.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Export the contributions</source>
        <translation>Beiträge exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
</context>
<context>
    <name>hstudio::ui::Workbench</name>
    <message>
        <source>Demo data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>Downloading %1…</source>
        <translation>%1 wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>%1 wird importiert…</translation>
    </message>
</context>
</TS>
