using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Cli.Reports;
using Finsam.Common.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>create-report</c>: the templates that a förbund can use, or a report made from one of them.</summary>
internal static class CreateReportCommand
{
    private static readonly string[] Charts = ["bas", "kommun-bas"];

    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var template = new Argument<string?>("MALL")
        {
            Description = "Mallens id, såsom arsredovisning; utan den listas mallarna", Arity = ArgumentArity.ZeroOrOne,
        };
        var from = CommonOptions.Day("--from", "Rapportperiodens första dag");
        var to = CommonOptions.Day("--to", "Rapportperiodens sista dag");
        var insats = CommonOptions.Insats();
        var name = new Option<string?>("--name") { HelpName = "NAMN", Description = "Förbundets namn i tryck" };
        var number = new Option<string?>("--org-number") { HelpName = "NNNNNN-NNNN", Description = "Organisationsnummer" };
        var heading = new Option<string?>("--heading") { HelpName = "TEXT", Description = "Rubrik; annars efter rapportens slag och period" };
        var chart = CommonOptions.Word("--chart", "Kontoplanen som förbundets konton följer: bas (förval) eller kommun-bas", "bas", Charts);
        var file = new Option<string?>("--out") { HelpName = "FIL", Description = "Sparar det som rapporten ska innehålla som JSON, att ändra och lägga in" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("create-report", "Listar rapportmallar, eller gör en rapport av en mall. En rapport som redan finns lämnas som den är.")
        {
            slug, template, from, to, insats, name, number, heading, chart, file, gateway,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(template) is null)
            {
                return;
            }

            foreach (var needed in new[] { from, to, name }.Where(option => string.IsNullOrWhiteSpace(result.GetValue(option))))
            {
                result.AddError($"{needed.Name} {needed.HelpName} behövs för att göra en rapport.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var forbund = result.GetRequiredValue(slug);
            var templates = new ReportTemplates(client, display, forbund);
            if (result.GetValue(template) is not { } id)
            {
                await templates.ListAsync(cancellationToken);
                return 0;
            }

            var period = new Period { From = result.GetRequiredValue(from), To = result.GetRequiredValue(to) };
            var of = result.GetValue(insats) ?? "";
            var definition = await templates.CreateAsync(
                new CreateReportRequest
                {
                    Period = period,
                    Insats = of,
                    Template = id,
                    ForbundName = result.GetRequiredValue(name),
                    OrgNumber = result.GetValue(number) ?? "",
                    Heading = result.GetValue(heading) ?? "",
                    Chart = result.GetRequiredValue(chart),
                },
                cancellationToken);
            display.Line($"Rapporten är gjord av mallen {id}, med {Swedish.Count(definition.Sections.Count)} textavsnitt.");
            if (result.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path, ReportTemplates.ToJson(definition), cancellationToken);
                display.Line($"Det som den ska innehålla: {Path.GetFullPath(path)}");
            }

            display.Line($"Ställ samman den: ./finsam report {forbund} --from {period.From} --to {period.To}{(of.Length == 0 ? "" : $" --insats {of}")}");
            return 0;
        });
        return command;
    }
}
