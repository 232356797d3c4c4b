using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>Lists the ready templates of tables.</summary>
internal static class ListTableTemplatesHandler
{
    private const int LargestPage = 100;

    /// <summary>A page of them. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public static ListTableTemplatesResponse List(ListTableTemplatesRequest request)
    {
        var fields = new RequestFields();
        var all = TableTemplateCatalog.All;
        if (request.PageSize is < 0 or > LargestPage)
        {
            fields.Refuse(LedgerReason.PageSizeInvalid, "page_size", "Sidans storlek är utanför gränserna.", $"1–{LargestPage}");
        }

        var start = 0;
        if (request.PageToken.Length > 0
            && (!int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start >= all.Count))
        {
            fields.Refuse(LedgerReason.PageTokenInvalid, "page_token", "Sidmärket är inte känt.", "next_page_token från föregående sida");
        }

        fields.ThrowIfRefused();
        var end = start + (request.PageSize == 0 ? LargestPage : request.PageSize);
        return new ListTableTemplatesResponse
        {
            Templates = { all.Take(end).Skip(start).Select(entry => entry.ToMessage()) },
            NextPageToken = end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : "",
        };
    }
}
