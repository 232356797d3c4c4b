using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;

namespace Finsam.Ledger.TableTemplates;

/// <summary>Fills a ready template with a förbund's accounts and projects.</summary>
internal sealed class GetTableTemplateHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// The template's tables, as <c>ComputeTables</c> takes them and as a layout writes them. Refusals: <c>ChartUnknown</c>,
    /// <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>TemplateUnknown</c>.
    /// </summary>
    public async Task<GetTableTemplateResponse> GetAsync(GetTableTemplateRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var chart = StatementCharts.Read(fields, request.Chart);
        DaySpan? period = request.Period is null ? null : fields.Period(request.Period, "period");
        fields.ThrowIfRefused();
        var template = TableTemplateCatalog.All.FirstOrDefault(entry => entry.Id == request.Template)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.TemplateUnknown,
                "template",
                "Mallen finns inte.",
                string.Join(", ", TableTemplateCatalog.All.Select(entry => entry.Id))));
        var books = await TemplateBooks.ReadAsync(dataSource, request.Forbund, chart, ct);
        var tables = template.Tables(books, new TemplateColumns(period)).ToList();
        return new GetTableTemplateResponse { Template = template.ToMessage(), Tables = { tables }, Layout = LayoutJson.Of(tables) };
    }
}
