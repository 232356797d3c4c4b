using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Loading;

/// <summary>What goes to the reporting service.</summary>
internal sealed class ReportingSteps(GatewayClient gateway, LoadKey key, IDisplay display)
{
    /// <summary>What the period's report is to hold.</summary>
    public async Task<LoadCount> PutReportAsync(
        CaseFolder folder, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        var forbund = folder.Forbund;
        var request = new PutReportRequest
        {
            Forbund = forbund.Slug,
            Period = forbund.Period,
            Kind = forbund.Kind,
            ForbundName = forbund.Name,
            OrgNumber = forbund.OrgNumber,
            Comparison = forbund.Comparison,
            LayoutJson = CaseText.Read(folder.LayoutPath),
            Sections = { folder.Texts.Select(text => text.Section) },
            Goals = { forbund.Goals },
            KeyFigures = { forbund.KeyFigures },
            Board = { forbund.Board },
            Auditors = { forbund.Auditors },
            Meetings = { forbund.Meetings },
            Insatser = { forbund.Insatser.Select(entry => entry.Insats.Code) },
            Surveys = new Labels { Values = { forbund.Surveys.Select(survey => survey.Id) } },
            StatedValues = { folder.Stated.Values },
            StatedSums = { folder.Stated.Sums },
            ValidateOnly = pass == LoadPass.Check,
        };
        ForbundEntries.Set(forbund.AdoptedOn, day => request.AdoptedOn = day);
        ForbundEntries.Set(forbund.BoardMeetings, number => request.BoardMeetings = number);
        request.RequestId = key.For(request);
        var total = request.Sections.Count + request.Goals.Count + request.KeyFigures.Count + request.Board.Count + request.Auditors.Count
            + request.Meetings.Count + 1;
        progress.Report(0, total);
        var response = await gateway.Reporting.PutReportAsync(
            request, gateway.As(RoleName.Forbundschef, forbund.Slug), cancellationToken: cancellationToken);
        progress.Report(total, total);
        display.Warn(response.Warnings, FieldOrigin.InReport(folder));
        return LoadCount.Put(response.Created, response.Changed);
    }
}
