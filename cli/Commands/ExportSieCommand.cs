using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Exports;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Ledger.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>export-sie</c>: saves a fiscal year as a SIE 4 file.</summary>
internal static class ExportSieCommand
{
    private const string Between = "--";

    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var year = new Option<string>("--year")
        {
            HelpName = "ÅR", Description = "Räkenskapsåret: ÅÅÅÅ som det börjar i, eller dess första dag ÅÅÅÅ-MM-DD", Required = true,
        };
        var period = new Option<string?>("--period")
        {
            HelpName = "DAG--DAG", Description = "Bara verifikationer daterade i perioden, som SIE 4I; annars hela året som SIE 4E",
        };
        period.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value.Split(Between).Length != 2)
            {
                result.AddError($"”{result.Tokens[0].Value}” är ingen period; --period tar ÅÅÅÅ-MM-DD--ÅÅÅÅ-MM-DD.");
            }
        });
        var file = new Option<string?>("--out") { HelpName = "FIL", Description = "Var den sparas; annars i var/out under tjänstens namn på filen" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("export-sie", "Skriver ett räkenskapsår, eller en periods verifikationer, som en SIE 4-fil.")
        {
            slug, year, period, file, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var request = new ExportSieRequest { Forbund = result.GetRequiredValue(slug), FiscalYear = result.GetRequiredValue(year) };
            if (result.GetValue(period)?.Split(Between) is [var from, var to])
            {
                request.Period = new Period { From = from, To = to };
            }

            var saved = await new SieExporter(client, display).SaveAsync(
                request, result.GetValue(file), environment.Folder.Out, cancellationToken);
            display.Line(saved);
            return 0;
        });
        return command;
    }
}
