using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Exports;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Participants.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>export-participants</c>: saves what is registered of participations, in the form that it is imported in.</summary>
internal static class ExportParticipantsCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var insats = new Option<string?>("--insats") { HelpName = "KOD", Description = "Bara den insatsen; annars alla" };
        var persons = new Option<bool>("--persons") { Description = "Med personernas nycklar och nummer; annars med ett slumptal för var och en" };
        var reason = new Option<string?>("--reason") { HelpName = "SKÄL", Description = "Varför; måste anges med --persons, och loggas" };
        var file = new Option<string?>("--out") { HelpName = "FIL", Description = "Var den sparas; annars i var/out" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("export-participants", "Skriver alla registrerade deltaganden som en CSV-fil, som går att läsa in igen.")
        {
            slug, insats, persons, reason, file, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var request = new ExportParticipationsRequest
            {
                Forbund = result.GetRequiredValue(slug),
                Insats = result.GetValue(insats) ?? "",
                Persons = result.GetValue(persons),
                Reason = result.GetValue(reason) ?? "",
            };
            var path = result.GetValue(file) ?? Path.Combine(environment.Folder.Out, $"{request.Forbund}-participants.csv");
            display.Line(await new ParticipationsExporter(client, display).SaveAsync(request, path, cancellationToken));
            return 0;
        });
        return command;
    }
}
