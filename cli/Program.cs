using System.CommandLine;
using Finsam.Cli;
using Finsam.Cli.Commands;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Output;

var environment = CliEnvironment.Current();
var display = Display.ForConsole();

var root = new RootCommand("Finsam.Micro: samordningsförbundets redovisning, från registrering och verifikation till årsredovisning.")
{
    DemoCommand.Create(environment, display),
    UpCommand.Create(environment, display),
    DownCommand.Create(environment, display),
    StatusCommand.Create(environment, display),
    LoadCommand.Create(environment, display),
    ReportCommand.Create(environment, display),
    CreateReportCommand.Create(environment, display),
    ExportSieCommand.Create(environment, display),
    ImportParticipantsCommand.Create(environment, display),
    ExportParticipantsCommand.Create(environment, display),
    SurveyCommand.Create(environment, display),
    SurveyCodesCommand.Create(environment, display),
    YearExtractCommand.Create(environment, display),
    TokenCommand.Create(environment, display),
    ClientCommand.Create(environment, display),
    BenchCommand.Create(environment, display),
    BenchServerCommand.Create(display),
    ContainerSecretsCommand.Create(environment, display),
    // Done by the script before this program is there; named here for its help.
    new Command("test", "Installerar det som saknas, bygger och kör alla tester."),
};
SwedishHelp.Install(root);
return await CommandRunner.RunAsync(root, args, display);
