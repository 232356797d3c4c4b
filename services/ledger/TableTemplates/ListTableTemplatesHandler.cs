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
        var size = fields.PageSize(request.PageSize, LargestPage, LargestPage);
        var start = 0;
        if (request.PageToken.Length > 0
            && (!int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start >= all.Count))
        {
            fields.RefusePageToken();
        }

        fields.ThrowIfRefused();
        var end = start + size;
        return new ListTableTemplatesResponse
        {
            Templates = { all.Take(end).Skip(start).Select(entry => entry.ToMessage()) },
            NextPageToken = end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : "",
        };
    }
}
