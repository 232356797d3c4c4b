using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Loading;

/// <summary>The steps that load a case folder, in an order where each finds what it refers to.</summary>
internal static class LoadPlan
{
    public static IReadOnlyList<LoadStep> Steps(CaseFolder folder, GatewayClient gateway, IDisplay display)
    {
        var forbund = folder.Forbund;
        var key = new LoadKey();
        var participants = new ParticipantsSteps(gateway, key, display);
        var ledger = new LedgerSteps(gateway, key, display);
        var reporting = new ReportingSteps(gateway, key, display);
        List<LoadStep> steps =
        [
            new(
                "Insatser, aktiviteter och enkäter", "poster", ServiceName.Participants,
                (pass, progress, token) => participants.PutRegisterAsync(forbund, pass, progress, token), FieldOrigin.InForbund(forbund)),
            new(
                "Medlemsbidrag och beslut om medel", "poster", ServiceName.Ledger,
                (pass, progress, token) => ledger.PutRegisterAsync(forbund, pass, progress, token), FieldOrigin.InForbund(forbund)),
            .. folder.SieFiles.Select(file => new LoadStep(
                $"Verifikationer {Path.GetFileName(file)}", "verifikationer", ServiceName.Ledger,
                (pass, progress, token) => ledger.ImportSieAsync(forbund.Slug, file, pass, progress, token), FieldOrigin.InFile(file))),
            new(
                "Budget och prognos", "rader", ServiceName.Ledger,
                (pass, progress, token) => ledger.PutBudgetAsync(folder, pass, progress, token), FieldOrigin.InBudget(folder)),
        ];
        if (folder.Participants is { } csv)
        {
            steps.Add(new LoadStep(
                "Inskrivningar och avslut", "deltaganden", ServiceName.Participants,
                (pass, progress, token) => participants.ImportAsync(forbund, csv, pass, progress, token), FieldOrigin.InFile(csv)));
        }

        steps.Add(new LoadStep(
            "Rapportens layout, texter och mål", "delar", ServiceName.Reporting,
            (pass, progress, token) => reporting.PutReportAsync(folder, pass, progress, token), FieldOrigin.InReport(folder)));
        return steps;
    }
}
