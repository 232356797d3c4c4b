using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Cli.Reports;

namespace Finsam.Cli.Commands;

/// <summary><c>report</c>: composes a report and saves it.</summary>
internal static class ReportCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var from = CommonOptions.Day("--from", "Rapportperiodens första dag; annars den senaste perioden");
        var to = CommonOptions.Day("--to", "Rapportperiodens sista dag");
        var insats = CommonOptions.Insats();
        var format = CommonOptions.Word("--format", "html (förval), pdf, docx, xlsx, csv eller json", "html", [.. ReportFormat.All.Select(one => one.Word)]);
        var file = new Option<string?>("--out") { HelpName = "FIL", Description = "Var den sparas; annars var/out/SLUG[-INSATS]-ÅR.FORMAT" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("report", "Ställer samman förbundets rapport ur det som är registrerat och bokfört, och sparar den.")
        {
            slug, from, to, insats, format, file, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var address = GatewayAddress.Find(result.GetValue(gateway), environment);
            using var client = new GatewayClient(address, environment.Folder);
            var composer = new ReportComposer(client, display, result.GetValue(insats) ?? "");
            var name = result.GetRequiredValue(slug);
            var period = await composer.FindPeriodAsync(name, result.GetValue(from), result.GetValue(to), cancellationToken);
            var chosen = ReportFormat.All.Single(one => one.Word == result.GetRequiredValue(format));
            var composition = await composer.ComposeAsync(name, period, cancellationToken);
            var path = result.GetValue(file) ?? chosen.DefaultPath(environment.Folder.Out, name, result.GetValue(insats) ?? "", period);
            var saved = await composer.SaveAsync(name, composition, chosen, path, cancellationToken);
            display.Line($"{composition.Title}: {saved}");
            return 0;
        });
        return command;
    }
}
