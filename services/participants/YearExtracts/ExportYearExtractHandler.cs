using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.Statistics;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.YearExtracts;

/// <summary>
/// A year's insatser with participants by gender: what the national follow-up asks for of participants (Nationella rådet, Uppföljning Finsam).
/// </summary>
internal sealed class ExportYearExtractHandler(StatisticsSource source)
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2200;

    /// <summary>The extract. Refusals: <c>PeriodInvalid</c>, <c>RegisterMissing</c>.</summary>
    public async Task<ExportYearExtractResponse> HandleAsync(ExportYearExtractRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (request.Year is < EarliestYear or > LatestYear)
        {
            throw new RefusedException(new Refusal(ParticipantsReason.PeriodInvalid, "year", "Året saknas.", $"{EarliestYear}–{LatestYear}"));
        }

        var year = new Period(new DateOnly(request.Year, 1, 1), new DateOnly(request.Year, 12, 31));
        var counted = (await source.CountAsync(
            Shapes.People, new StatisticsQuestion([request.Forbund], year, null, []), caller, YearExtractRow.CountAsync, cancellationToken))[0];
        var sheet = new FigureSheet();
        var present = new Selection(Cohort.Present, year.From, year.To);
        var cells = counted.Counts.ConvertAll(row => sheet.Add(row.Participants, present with { Insatser = [row.Insats] }));
        var total = sheet.Add(GenderCount.Sum(counted.Counts.Select(row => row.Participants)), present);
        var withheld = sheet.Withhold(counted.Shown);
        return new ExportYearExtractResponse
        {
            Year = request.Year,
            Insatser = { counted.Counts.Select((row, index) => row.ToMessage(sheet.Write(cells[index], withheld))) },
            Participants = sheet.Write(total, withheld),
            AsOf = counted.AsOf,
        };
    }
}
