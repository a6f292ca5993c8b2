<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n day(s) left</source>
        <translation>
            <numerusform>about %n day left</numerusform>
            <numerusform>about %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Insight</name>
    <message numerus="yes">
        <source>Stopped early: %1 has not improved for %n epoch(s).</source>
        <translation>
            <numerusform>Stopped early: %1 has not improved for %n epoch.</numerusform>
            <numerusform>Stopped early: %1 has not improved for %n epochs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) without improvement; early stopping is off</source>
        <translation>
            <numerusform>%n epoch without improvement; early stopping is off</numerusform>
            <numerusform>%n epochs without improvement; early stopping is off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n epoch(s) without improvement</source>
        <translation>
            <numerusform>%1 of %n epoch without improvement</numerusform>
            <numerusform>%1 of %n epochs without improvement</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message numerus="yes">
        <source>%Ln interaction(s)</source>
        <translation>
            <numerusform>%Ln interaction</numerusform>
            <numerusform>%Ln interactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::AblationPanel</name>
    <message numerus="yes">
        <source>%n run(s) can&apos;t be trained and will be left out; the reason stands in the list.</source>
        <translation>
            <numerusform>%n run can&apos;t be trained and will be left out; the reason stands in the list.</numerusform>
            <numerusform>%n runs can&apos;t be trained and will be left out; the reasons stand in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measuring…, %n kind(s) of run to go</source>
        <translation>
            <numerusform>Measuring…, %n kind of run to go</numerusform>
            <numerusform>Measuring…, %n kinds of run to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n run(s) isn&apos;t known.</source>
        <translation>
            <numerusform>The time of %n run isn&apos;t known.</numerusform>
            <numerusform>The time of %n runs isn&apos;t known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::BulkBar</name>
    <message numerus="yes">
        <source>The lists of %1 users are stored in the workspace.</source>
        <translation>
            <numerusform>The list of %1 user is stored in the workspace.</numerusform>
            <numerusform>The lists of %1 users are stored in the workspace.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ExperimentPage</name>
    <message numerus="yes">
        <source>%n run(s) added to the queue.</source>
        <translation>
            <numerusform>%n run added to the queue.</numerusform>
            <numerusform>%n runs added to the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FactsCard</name>
    <message numerus="yes">
        <source>%1, %n checkpoint(s)</source>
        <comment>size on the disk</comment>
        <translation>
            <numerusform>%1, %n checkpoint</numerusform>
            <numerusform>%1, %n checkpoints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::FilmsTab</name>
    <message numerus="yes">
        <source>%n film(s)</source>
        <translation>
            <numerusform>%n film</numerusform>
            <numerusform>%n films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%1 films</source>
        <translation>
            <numerusform>%1 film</numerusform>
            <numerusform>%1 films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n run(s) did not reach the end when the program ended: %1. Resume now? Later, the Training page does it.</source>
        <translation>
            <numerusform>%n run did not reach the end when the program ended: %1. Resume now? Later, the Training page does it.</numerusform>
            <numerusform>%n runs did not reach the end when the program ended: %1. Resume now? Later, the Training page does it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::PairPanel</name>
    <message numerus="yes">
        <source>Run both with %n seed(s)</source>
        <translation>
            <numerusform>Run both with %n seed</numerusform>
            <numerusform>Run both with %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) with further seeds queued.</source>
        <translation>
            <numerusform>%n run with another seed queued.</numerusform>
            <numerusform>%n runs with further seeds queued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RefusedTab</name>
    <message numerus="yes">
        <source>%n line(s) were not taken:</source>
        <translation>
            <numerusform>%n line was not taken:</numerusform>
            <numerusform>%n lines were not taken:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ResultColumn</name>
    <message numerus="yes">
        <source>%n later film(s) are not shown to the model.</source>
        <translation>
            <numerusform>%n later film is not shown to the model.</numerusform>
            <numerusform>%n later films are not shown to the model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsList</name>
    <message numerus="yes">
        <source>%1 (%n run(s))</source>
        <comment>a group of runs</comment>
        <translation>
            <numerusform>%1 (%n run)</numerusform>
            <numerusform>%1 (%n runs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::RunsPanel</name>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 run</numerusform>
            <numerusform>%1 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 match</numerusform>
            <numerusform>%1 matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) deleted, %1 freed.</source>
        <translation>
            <numerusform>%n run deleted, %1 freed.</numerusform>
            <numerusform>%n runs deleted, %1 freed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::ScatterTab</name>
    <message numerus="yes">
        <source>%n run(s) left out: tested with another protocol than the first.</source>
        <translation>
            <numerusform>%n run left out: tested with another protocol than the first.</numerusform>
            <numerusform>%n runs left out: tested with another protocol than the first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SlicesTab</name>
    <message numerus="yes">
        <source>%n run(s) left out: not tested, or with another protocol than the first.</source>
        <translation>
            <numerusform>%n run left out: not tested, or with another protocol than the first.</numerusform>
            <numerusform>%n runs left out: not tested, or with another protocol than the first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::SummaryCard</name>
    <message numerus="yes">
        <source>SASRec, %n block(s)</source>
        <translation>
            <numerusform>SASRec, %n block</numerusform>
            <numerusform>SASRec, %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HSTU, %n block(s)</source>
        <translation>
            <numerusform>HSTU, %n block</numerusform>
            <numerusform>HSTU, %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ(s) from %1</source>
        <translation>
            <numerusform>%n field differs from %1</numerusform>
            <numerusform>%n fields differ from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one for each seed</source>
        <translation>
            <numerusform>%n run, one for each seed</numerusform>
            <numerusform>%n runs, one for each seed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) at most; early stopping may end it sooner.</source>
        <translation>
            <numerusform>%n epoch at most; early stopping may end it sooner.</numerusform>
            <numerusform>%n epochs at most; early stopping may end it sooner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), without early stopping.</source>
        <translation>
            <numerusform>%n epoch, without early stopping.</numerusform>
            <numerusform>%n epochs, without early stopping.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::UsersPanel</name>
    <message numerus="yes">
        <source>%1 users</source>
        <translation>
            <numerusform>%1 user</numerusform>
            <numerusform>%1 users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hstudio::ui::WhatIfPanel</name>
    <message numerus="yes">
        <source>%1 films</source>
        <translation>
            <numerusform>%1 film</numerusform>
            <numerusform>%1 films</numerusform>
        </translation>
    </message>
</context>
</TS>
