using Finsam.Ledger.V1;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Shows a chart of accounts that the ledger brings.</summary>
internal static class GetChartTemplateHandler
{
    /// <summary>A template. Refusal: <c>TemplateUnknown</c>.</summary>
    public static GetChartTemplateResponse Get(GetChartTemplateRequest request)
    {
        var template = ChartTemplate.Find(request.Template);
        return new GetChartTemplateResponse
        {
            Title = template.Title,
            Source = template.Source,
            Year = template.Year,
            LeftOut = template.LeftOut,
            Headings = { template.Headings },
            Accounts = { template.Accounts },
        };
    }
}
