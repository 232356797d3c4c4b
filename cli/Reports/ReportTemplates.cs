using System.Globalization;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Reporting.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Reports;

/// <summary>Templates of reports that a förbund can use, and reports made from them.</summary>
internal sealed class ReportTemplates(GatewayClient gateway, IDisplay display, string forbund)
{
    private const int PageSize = 500;
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>Lists the templates.</summary>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        var request = new ListReportTemplatesRequest { Forbund = forbund, PageSize = PageSize };
        var rows = new List<IReadOnlyList<string>>();
        do
        {
            var page = await ReportCall.RunAsync("Mallarna hämtas", OptionOf, () => gateway.ReportTemplates.ListReportTemplatesAsync(
                request, Headers(), cancellationToken: cancellationToken).ResponseAsync);
            rows.AddRange(page.Templates.Select(template => (IReadOnlyList<string>)
                [template.Id, template.Title, template.Own ? "förbundets egen" : "färdig", template.Description]));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        display.Table(["Mall", "Namn", "Vems", "Innehåll"], rows);
    }

    /// <summary>Makes a report, of every insats of the förbund or of one, and compared with the same span a year before.</summary>
    /// <returns>What it is to hold, to be changed and put.</returns>
    /// <exception cref="CliException">It was refused: the report is there already, the template is not, or something is wrong with it.</exception>
    public async Task<PutReportRequest> CreateAsync(CreateReportRequest request, CancellationToken cancellationToken)
    {
        request.RequestId = $"create-{Guid.NewGuid():N}";
        request.Forbund = forbund;
        request.Comparison = new() { From = YearBefore(request.Period.From), To = YearBefore(request.Period.To) };
        if (request.Insats.Length == 0)
        {
            request.Insatser.Add(await ReportCall.RunAsync(
                "Insatserna hämtas", OptionOf, () => InsatsCodes.ReadAsync(gateway, forbund, cancellationToken)));
        }

        var answer = await ReportCall.RunAsync("Rapporten görs", OptionOf, () => gateway.ReportTemplates.CreateReportAsync(
            request, Headers(), cancellationToken: cancellationToken).ResponseAsync);
        return answer.Definition;
    }

    /// <summary>A definition as JSON, as <c>PutReport</c> takes it.</summary>
    public static string ToJson(PutReportRequest definition) => Json.Format(definition) + "\n";

    private Metadata Headers() => gateway.As(RoleName.Forbundschef, forbund);

    private static string YearBefore(string day) =>
        DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture).AddYears(-1).ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string OptionOf(string field) => field switch
    {
        "forbund" => "SLUG",
        "template" => "MALL",
        "forbund_name" => "--name",
        "org_number" => "--org-number",
        "insats" => "--insats",
        "heading" => "--heading",
        "chart" => "--chart",
        "period" or "period.from" or "period.to" => "--from, --to",
        _ => field,
    };
}
