#include "app/gui/application.h"

#include "ui/common/language.h"
#include "ui/common/preferences.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace hstudio;

int main(int argc, char *argv[])
{
    QApplication::setOrganizationName(QStringLiteral("HSTUdio"));
    QApplication::setApplicationName(QStringLiteral("hstudio"));
    QApplication::setApplicationVersion(QStringLiteral(HSTUDIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("hstudio"));
    QApplication application(argc, argv);

    // The theme is made first: it looks at the palette and font that the system gave. Languages come before the texts of --help.
    ui::Theme theme(application, ui::preferences::theme());
    ui::Language language(ui::preferences::language());

    const QCommandLineOption workspace(QStringLiteral("workspace"), gui::Application::tr("Folder that holds data and runs."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption languageOption(
        QStringLiteral("language"),
        gui::Application::tr("Language of this session: %1.").arg(ui::Language::available().join(QStringLiteral(", "))),
        QStringLiteral("CODE"));
    const QCommandLineOption themeOption(QStringLiteral("theme"), gui::Application::tr("Theme of this session: system, light or dark."),
                                         QStringLiteral("NAME"));
    const QCommandLineOption page(QStringLiteral("page"),
                                  gui::Application::tr("Page to begin with: data, experiment, training, runs, inspector or settings."),
                                  QStringLiteral("NAME"));
    const QCommandLineOption start(QStringLiteral("start"), gui::Application::tr("Work off the queue at once, interrupted runs first."));
    QCommandLineParser parser;
    parser.setApplicationDescription(gui::Application::tr("Set up, train and inspect sequential recommenders."));
    parser.addOptions({workspace, languageOption, themeOption, page, start});
    parser.addPositionalArgument(QStringLiteral("path"), gui::Application::tr("MovieLens folder or file to import."),
                                 QStringLiteral("[path]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    if (parser.isSet(themeOption))
        theme.setMode(ui::preferences::themeFromName(parser.value(themeOption)));
    if (parser.isSet(languageOption))
        language.set(parser.value(languageOption));

    gui::Application program;
    program.openWorkspace(gui::Application::chooseWorkspace(parser.value(workspace)), parser.value(page));
    if (parser.isSet(start))
        program.startWork();
    if (!parser.positionalArguments().isEmpty())
        program.importPath(parser.positionalArguments().constFirst());
    return QApplication::exec();
}
