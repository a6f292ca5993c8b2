<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Comparisons</name>
    <message>
        <source>leave-one-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen films filtered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen films kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated on the test interactions yet: that happens when a training ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs were tested with different protocols (cut-offs, filter or weights): their numbers are not comparable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs were trained on different data sets: their numbers are not comparable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run&apos;s Recall@10 varies by about ±0.005 from seed to seed: smaller differences say nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Interrupted; what was trained so far is kept.%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no user &quot;%1&quot; in the data set. Give ids with commas between, &quot;all&quot;, or a file with an id on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no item &quot;%1&quot; in data set &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item &quot;%1&quot; is unknown to the model: it isn&apos;t among the training interactions it has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time. Give unix seconds (978300760) or ISO 8601 (2001-01-01T10:30:15Z).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2. Choose another folder, or free space and rights there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be read. Check that the file exists and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON at line %1, column %2. Check quotes, commas and brackets there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings must be a JSON object such as {&quot;model&quot;: &quot;hstu&quot;, &quot;n_factors&quot;: 50}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be above %3 and at most %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be ascending whole numbers such as 10,50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a setting. Did you mean &quot;%2&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be one of: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n_factors (%1) is not divisible by n_heads (%2). Choose n_heads from: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min_epochs (%1) is larger than max_epochs (%2). Lower it or raise max_epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>monitor is &quot;%1&quot;, which is not computed in validation. Choose one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device is &quot;%1&quot;, but must be auto, cpu, cuda or a card such as cuda:0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged or incomplete. Import the data set again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo data need at least one user, %1 films and one film in a history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Get the file again, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a text file (it holds NUL bytes). Unpack archives first, and save texts as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no column &quot;%2&quot;. Its first line must name the columns, but is: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no ratings. Get the file again, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than 4,294,967,295 ratings. Split it, or take a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line of &quot;%1&quot; could be read. Line %4: %5 (%6). Is it the right file, with its original name?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 of %3 lines can&apos;t be read, too many to go on. The first is line %4: %5 (%6). Correct the file, or get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was cancelled. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field is missing or empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an id is negative or has too many digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rating is not between 0 and 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time is not in unix seconds between 1970 and 2100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time looks like milliseconds; divide it by 1,000 to get unix seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an id holds a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no ratings that HSTUdio knows. It reads MovieLens&apos; u.data, ratings.dat and ratings.csv and RecBole&apos;s *.inter, or a folder with one of them; unpack archives first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; can&apos;t be read: %2. Check your rights there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds several *.inter files. Choose one of them instead of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot;. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written: %2. Choose another workspace, or free space and rights there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to import &quot;%1&quot;. Close other programs, or take a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be imported: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be read: %2. Check that the file exists and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was written by a newer HSTUdio. Open it with that one, or import the data set again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough memory to recommend on this device. Free some, or choose the device &quot;cpu&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed inside the program: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k must be at least 1 (it is %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model looks at the time that has passed, so it needs a query time. Say for which moment to recommend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There must be one query time for each user (%1 times for %2 users).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommending was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model doesn&apos;t know this item: it has no interaction in the training data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not known. Use auto, cpu, cuda or cuda:0, cuda:1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not there: this LibTorch (%2) sees %3 CUDA devices. Use cpu or auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a usable weights file: %2. Take another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor &quot;%1&quot; has a type that can&apos;t be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights lack &quot;%1&quot;: they belong to a model with other settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights&apos; &quot;%1&quot; has shape %2, the settings need %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights hold &quot;%1&quot;, which these settings don&apos;t know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set &quot;%1&quot;; the workspace has none yet. Import one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set &quot;%1&quot;. The workspace has: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set &quot;%1&quot; is used by runs (%2). Delete them first, those in the trash too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in use by another program. Wait until it has finished writing, or close it, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, &quot;%1&quot; can&apos;t grow. Free some space and try again; what was stored before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be written. Check the rights of the file and its folder, or choose another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be opened. Check that the folder exists and that you have the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing &quot;%1&quot; failed. Check the disk and its free space, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged or isn&apos;t a database. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to begin a new one; data sets and weights in the other folders are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory to work with &quot;%1&quot;. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is too large to be stored in &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database &quot;%1&quot; reports: %2. This is a fault of the program; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no test evaluation yet. It gets one when its training ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a database of another program. Choose another folder as the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was made by a newer HSTUdio (database version %2, this program knows up to %3). Update the program, or choose another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup copy of &quot;%1&quot; can&apos;t be written, so it stays as it is: %2. Check the folder&apos;s rights and free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run &quot;%1&quot; in this workspace. &quot;hstudio-cli runs&quot; and the page Runs list those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is queued or running. Stop it or remove it from the queue first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; no longer waits in the queue: its state is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is being worked on by process %2. Wait for it, or stop it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has finished, there is nothing to resume. Queue a new run with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; can&apos;t be resumed: its state is %2. Only interrupted, stopped and failed runs can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; can&apos;t be removed: %2. It is no longer needed, delete it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged: %2. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no longer there. Put the workspace folder back in its place, or open another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer state lacks the tensor &quot;%1&quot;, or it has another shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; is damaged (%2). Start the training anew; best.safetensors beside it may still be usable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no checkpoint of this program. Choose another run, or start the training anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; was written by a newer version of this program. Resume it with that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; belongs to other settings (%2). Resume with its own settings, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; belongs to another data set. Resume with its own data, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The estimate was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set has no user with enough interactions to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough memory to train with these settings. Reduce batch_size (now %1), session_max_len (now %2) or n_factors (now %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training failed inside the program: %1. The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint&apos;s progress can&apos;t be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint&apos;s progress can&apos;t be read: its epochs don&apos;t follow each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training diverged in epoch %1, step %2: its numbers are not finite any more. The last good checkpoint is kept. Try a smaller lr (now %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set has no user with enough interactions to train on. Lower train_min_user_interactions (now %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best weights can&apos;t be written to &quot;%1&quot;. Free disk space or check the folder, then resume the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import is already running. Wait until it is done, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1. Free space in it, or set TMPDIR to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: no lists were stored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative attention bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASRec has no relative attention bias; only HSTU has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The full softmax compares with every item, so no negatives are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the gBCE loss is calibrated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping is off: every epoch is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network: hstu weighs earlier items by content, time and position; sasrec by content alone, with softmax attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in each item&apos;s embedding. More can tell items apart more finely, cost time and memory, and overfit sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention patterns computed side by side in a block. They share the factors, so the number must divide n_factors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention blocks one after the other. Time for an epoch grows in step with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of a user&apos;s newest items the model sees; older ones are cut off. Attention costs the square of it for users who have that many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero at random while training, against overfitting. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learnt vector for the place in the history, counted from the newest item, to each item&apos;s embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the state of a history is compared with an item: by angle alone (cosine, as HSTU does) or by the dot product (as SASRec does).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns how much an earlier item counts by the time that has passed since. Recommending then needs the moment at which it is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns how much an earlier item counts by the number of items since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training minimises: the next item against all items (softmax), against some drawn at random (sampled_softmax), or each one by itself (BCE; gBCE corrects its overconfidence).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items drawn at random for each position as wrong answers. More come closer to the full softmax and cost time and memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarities are divided by it before the loss. With cosine similarity it has to be small, such as 0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gBCE calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is plain BCE; 1 corrects fully for having drawn only some of the wrong items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of Adam&apos;s steps; constant over the run. Too large makes the loss jump or diverge, too small wastes epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users whose histories make one step. Larger batches give fewer, smoother steps and need more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training ends here at the latest. The weights of the best epoch are kept, not those of the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training when the monitored metric has stopped improving. The published numbers were made without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping never ends a training before this many epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without improvement before the training ends. It has a price: on MovieLens-1M a patience of 5 stops near epoch 50 and costs 0.007 to 0.029 of recall@10, since validation still rises at epoch 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An epoch counts as an improvement only when it is better than the best so far by more than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divergence threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training at once when the monitored metric is worse than this. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitored metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What tells the best epoch and decides about early stopping: val_loss, or recall or ndcg at one of the cut-offs, such as recall@10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-offs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths of the recommendation list at which metrics are computed, ascending: 10,50 gives recall@10, recall@50 and so on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest history to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users with fewer training interactions are left out of training and validation; they stay in the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network is computed: cpu, cuda, cuda:1 and so on; auto takes the first CUDA card if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads for the computation; 0 takes all cores. Results don&apos;t depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of all random numbers: first weights, order of users, negatives, dropout. The same seed repeats a run; other seeds show how much results vary (recall@10 by about 0.005).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Films</name>
    <message>
        <source>Film %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <comment>a share in per cent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>years</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All epochs done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Insight</name>
    <message numerus="yes">
        <source>Stopped early: %1 has not improved for %n epoch(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The curve still moves by %2 from epoch to epoch and ended %3 from its best: a longer patience may find more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The weights of epoch %2 are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: %1 got worse than the divergence threshold. Try a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All epochs done, still improving: the best epoch is among the last 5 %. More epochs may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All epochs done. The weights of epoch %1 are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All epochs done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) without improvement; early stopping is off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n epoch(s) without improvement</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this run trained. Resume goes on after epoch %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted: the program ended before the first epoch was done. Resume starts it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on request after epoch %1. Resume goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on request before the first epoch was done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the held-out films that are among the first k recommendations, averaged over users. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like recall, but a hit counts more the higher it ranks: 1 / log2(rank + 1), divided by the best that can be reached. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of users with at least one held-out film among the first k. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 / rank of the first hit within the first k, 0 without one, averaged over users. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision at each hit&apos;s rank, summed and divided by the number of held-out films. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the first k recommendations that are hits. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average number of earlier interactions of the recommended films. Lower means less popular films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the catalogue that is recommended to anybody. Higher means more variety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covered users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test users that get any recommendation. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of users whose list has all k entries. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serendipity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much better hits rank than popularity alone would rank them. Higher is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of −log2 of the share of users who know a recommended film. Higher means less known films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss over the epoch&apos;s training batches, with dropout. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss on the validation films, without dropout. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small HSTU with short histories that stops early: a first result within minutes on a laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RecTools&apos; tutorial: two blocks, time and position bias, all 100 epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU-large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tutorial&apos;s larger model: eight blocks with two heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU, time only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation: the relative attention bias looks at times and not at positions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU, position only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation: the relative attention bias looks at positions and not at times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU, no bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation: HSTU without any relative attention bias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASRec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The softmax-attention model that HSTU is compared with, in the tutorial&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HSTU for ML-20M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>256 factors, four heads and four blocks for data sets of MovieLens-20M&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::gui::Application</name>
    <message>
        <source>A run is in progress. Stop it, or wait until it is done, before opening another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a workspace folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder that holds data and runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of this session: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of this session: system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page to begin with: data, experiment, training, runs, inspector or settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up, train and inspect sequential recommenders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MovieLens folder or file to import.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BucketSlider</name>
    <message>
        <source>Time since the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the last film, on the scale of HSTU&apos;s time buckets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BulkBar</name>
    <message numerus="yes">
        <source>The lists of %1 users are stored in the workspace.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: no lists were stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute and store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of computing the lists of all users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute the top %1 of all %2 users under the same rule as in list A, and store them in the workspace?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the lists of all users …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::Chart</name>
    <message>
        <source>%1: %2</source>
        <comment>name of the x axis, value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ChartsPanel</name>
    <message>
        <source>Training</source>
        <comment>loss curve</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <comment>loss curve</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>early stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (h)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput (tokens/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first point appears when the first epoch is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed curves are moving averages; the raw ones stay visible behind them. Gaps stay gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DataPage</name>
    <message>
        <source>The import was cancelled; nothing was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a MovieLens folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a ratings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot; from the workspace? The files it was imported from stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with some data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open MovieLens files (100K, 1M, 10M, 20M, 25M, 32M or latest), or drop a folder or file anywhere in this window. To look around first, try the built-in demo data: it is made in a second and a model learns it in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a MovieLens folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the built-in demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a MovieLens &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a ratings file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the built-in &amp;demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in &amp;films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove the data set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import MovieLens files from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to add data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported data sets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DatasetList</name>
    <message>
        <source>%1 users · %2 interactions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DatasetView</name>
    <message numerus="yes">
        <source>%n film(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · imported %2 from %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused lines (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line of the files was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 lines that were not taken:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were not taken:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the Experiment page with this data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this data set from the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films with at least one interaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions divided by users times items: the share of the table that is filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of the first interaction (UTC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of the last interaction (UTC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the interactions at the same second as another one of the same user. Nothing in the data says which of them came first, so the order of the file is kept: a different file order gives different sequences, and a different held-out film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the files that could not be read. The tab &quot;Refused lines&quot; lists them with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by title, genre or id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::DistributionCharts</name>
    <message>
        <source>History length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interactions of a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item popularity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps between interactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time to the user&apos;s next interaction (HSTU time buckets)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many users have a history of this length. Bars double in length every two steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions of each item, the most popular first; both axes are logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions in each calendar month (UTC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between a user&apos;s consecutive interactions, on the bucket scale on which HSTU&apos;s time bias learns its weights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ExperimentDraft</name>
    <message>
        <source>change of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of preset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy of run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ExperimentPage</name>
    <message>
        <source>Settings of %1 loaded. Undo brings the earlier ones back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 users, %2 items, %3 interactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set yet. Open one on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid: see the reason beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seeds can&apos;t be read. Write whole numbers, for example 1, 2, 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <comment>suggested name of a run</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <comment>name of a run repeated with seeds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) added to the queue.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings from a JSON file; a file can be dropped here too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save these settings as a JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FactsCard</name>
    <message>
        <source>%1, validating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>metric, value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 at epoch %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
%1 users/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the run does now, or how it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The epoch in work, of the most epochs in its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best value of the monitored metric on the validation items, and its epoch; the weights of that epoch are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs since the best one; early stopping ends the run when they reach the patience of its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items of user histories and users worked through per second, over the last second or so; an ended run shows its last epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean time of the last three epochs × the share of the epoch that is left; in the first epoch from the steps so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left of this epoch, plus the mean time of the last three epochs for each further one; early stopping may end it sooner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent in finished epochs, pauses left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of Adam&apos;s steps in the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics of the best weights on the held-out last item of each user, ranked against the whole catalogue without seen items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at recommendations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy settings to a new run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FieldForm</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FieldRow</name>
    <message>
        <source>Softmax over all items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampled softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above %1, up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>allowed range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>unit, allowed range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmTable</name>
    <message>
        <source>Similar films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmsModel</name>
    <message>
        <source>(no title in the files)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::HistoryModel</name>
    <message>
        <source>held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out for the test: the model has not seen this interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last interaction, but with a film seen before: it is neither trained nor tested on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has never seen this film, so it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the query time: the model is not shown it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ %1 later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the chosen user, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 films</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 to %3 · newest first</source>
        <comment>films, first date, last date</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ImportBar</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::InspectorPage</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained run to inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trained run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first: then this page shows what it recommends to each user, at any moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the shown lists…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute for all users…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “%1” …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been reported since the program was started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MainWindow</name>
    <message>
        <source>&quot;%1&quot; failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – HSTUdio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About HSTUdio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is still training. Quit now? Its checkpoint is kept, and the run can be resumed at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::OverlayPicker</name>
    <message>
        <source>%1
%2 %3 at epoch %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other runs of this data set appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs to lay over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PresetList</name>
    <message>
        <source>From %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 changed</source>
        <comment>preset, number of fields</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueryTimeBar</name>
    <message>
        <source>Moment of the test interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year after the last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact date and time of asking, UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after the last film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueueModel</name>
    <message>
        <source>%1 · epoch %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · number %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · after epoch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::QueuePanel</name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this &amp;epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve from the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RefusedModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultColumn</name>
    <message>
        <source>Recommendations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run of list A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run of list B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommendations, list A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommendations, list B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the list stored at %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model ignores time: its list is the same at any moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked at %1 UTC, the moment of the last film (time bucket %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked at %1 UTC, %2 after the last film (time bucket %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked at %1 UTC, %2 before the last film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n later film(s) are not shown to the model.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This user&apos;s history holds no film that the model knows: there is nothing to recommend from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has no held-out film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film “%1” can&apos;t be ranked: the model has never seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film “%1” is not a candidate: the user has seen it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film “%1” ranks %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultsModel</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank %1 here, rank %2 in list A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in list A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film: what the user really chose next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, the held-out film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <comment>rank</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank, 1 = recommended first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title and genres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of user and film, not divided by logits_t; the bar compares with the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks moved against list A</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultsPanel</name>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of films in a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out seen films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a second list beside the first: another moment, another run, or both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the shown lists into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute for all users…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes the lists of all users under the rule of list A and stores them in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap@%1: %2 (%3 of %1 films in both lists)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the shown lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunCurves</name>
    <message>
        <source>Recall@10, validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, validation (train dashed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No epoch finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation Recall@10 of the selected runs by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of the selected runs by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunDetails</name>
    <message>
        <source>Details of the selected runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the selected runs side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test metrics of the selected runs side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings. Select several runs to see only what differs between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the settings that differ between the selected runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Val. Recall@10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test Recall@10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test NDCG@10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run; F2 renames it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set it was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset, and what differs from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of every random choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the run stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs finished, of the most allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch whose weights are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@10 on the validation interactions at the best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@10 on the held-out test interactions, best weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NDCG@10 on the held-out test interactions, best weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From start to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the training began</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every training appears here with its settings and results, ready to compare with others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the settings of this run in the Experiment form, to change them and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no weights yet: finish an epoch first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what this model recommends to each user</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsPanel</name>
    <message>
        <source>Filter by name, data set, model, setting or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the runs in the trash, to restore them or delete them for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that waits or runs can&apos;t be deleted: stop it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Trash (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: weights, curves and lists will be deleted. This can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a workspace folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the database, the imported data and the weights of all runs. Another folder is another set of data and runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What new experiments start with; each can choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads of a training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SimilarPanel</name>
    <message>
        <source>Films similar to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the cosine of the model&apos;s item embeddings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has never seen this film, so it knows no similar ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the similar films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SplitCard</name>
    <message>
        <source>Leave-one-out: for each user the last interaction is held out for the test, the one before it for validation. Equal times keep the order of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold test users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold test items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the best epoch and decides on early stopping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured once, after training. Never seen before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would be test rows, but the user has the same film earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test users without any training interaction; they count as misses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that occur only as test rows; no model can recommend them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n queued</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No run in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run on the Training page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the last epoch. Early stopping may end the run sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where runs are computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that this program uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this &amp;epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at the next step; the checkpoint is kept and the run can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SummaryCard</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>SASRec, %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HSTU, %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, time and position bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, time bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, position bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, no relative bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly as in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ(s) from %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write whole numbers, for example 1, 2, 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one for each seed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Several seeds show how much results vary by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 numbers that training adjusts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) at most; early stopping may end it sooner.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), without early stopping.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by a few training steps on this data set: weights, gradients, optimiser state and one batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by a few training steps on this data set and this device; a run that trains meanwhile makes it look longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per epoch × most epochs × number of seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat with see&amp;ds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1, 2, 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds to repeat the run with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this run to the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::TrainingPage</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up an experiment and start it: its curves grow here, epoch by epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up an experiment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UndoBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UsersModel</name>
    <message>
        <source>This user has no test interaction, or the run has not been evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film can&apos;t be ranked: the model has never seen it, or has no history of this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The held-out film ranks %1 at the moment of the test interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user&apos;s id in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the history that the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank of the held-out film at the moment of the test interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit@10: the held-out film is among the first 10</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a user by id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No user has such an id</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 users</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::Workbench</name>
    <message>
        <source>Demo data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
