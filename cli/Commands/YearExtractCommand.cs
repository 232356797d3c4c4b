using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Exports;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>year-extract</c>: saves a year's insatser with participants, budget and outcome, as the national follow-up asks for them.</summary>
internal static class YearExtractCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var year = new Option<int>("--year") { HelpName = "ÅR", Description = "Kalenderåret", Required = true };
        var file = new Option<string?>("--out") { HelpName = "FIL", Description = "Var det sparas, .csv eller .json; annars i var/out" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("year-extract", "Skriver ett års insatser med deltagare per kön, budget och utfall, för den nationella uppföljningen.")
        {
            slug, year, file, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var request = new ExportFollowUpRequest { Forbund = result.GetRequiredValue(slug), Year = result.GetRequiredValue(year) };
            var path = result.GetValue(file) ?? Path.Combine(environment.Folder.Out, $"{request.Forbund}-{request.Year}-insatser.csv");
            display.Line(await new YearExtractExporter(client).SaveAsync(request, path, cancellationToken));
            return 0;
        });
        return command;
    }
}
