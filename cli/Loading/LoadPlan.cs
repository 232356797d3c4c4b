using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Loading;

/// <summary>The steps that load a case folder, in an order where each finds what it refers to.</summary>
internal static class LoadPlan
{
    public static IEnumerable<LoadStep> Steps(CaseFolder folder, GatewayClient gateway, IDisplay display)
    {
        var forbund = folder.Forbund;
        var key = new LoadKey();
        var participants = new ParticipantsSteps(gateway, key, display);
        var ledger = new LedgerSteps(gateway, key, display);

        yield return new LoadStep(
            "Insatser, aktiviteter och enkäter", "poster", ServiceName.Participants,
            (progress, token) => participants.PutRegisterAsync(forbund, progress, token), FieldOrigin.InForbund(forbund));
        yield return new LoadStep(
            "Medlemsbidrag och beslut om medel", "poster", ServiceName.Ledger,
            (progress, token) => ledger.PutRegisterAsync(forbund, progress, token), FieldOrigin.InForbund(forbund));
        foreach (var file in folder.SieFiles)
        {
            yield return new LoadStep(
                $"Verifikationer {Path.GetFileName(file)}", "verifikationer", ServiceName.Ledger,
                (progress, token) => ledger.ImportSieAsync(forbund.Slug, file, progress, token), FieldOrigin.InFile(file));
        }

        yield return new LoadStep(
            "Budget och prognos", "rader", ServiceName.Ledger,
            (progress, token) => ledger.PutBudgetAsync(folder, progress, token), FieldOrigin.InBudget(folder));
        if (folder.Participants is { } csv)
        {
            yield return new LoadStep(
                "Inskrivningar och avslut", "deltaganden", ServiceName.Participants,
                (progress, token) => participants.ImportAsync(forbund, csv, progress, token), FieldOrigin.InFile(csv));
        }

        yield return new LoadStep(
            "Rapportens layout, texter och mål", "delar", ServiceName.Reporting,
            (progress, token) => new ReportingSteps(gateway, key).PutReportAsync(folder, progress, token), FieldOrigin.InReport(folder));
    }
}
