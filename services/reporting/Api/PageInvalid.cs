using Finsam.Refusals;

namespace Finsam.Reporting.Api;

/// <summary>Refusals of a page that cannot be given.</summary>
internal static class PageInvalid
{
    /// <summary>Its size is out of range.</summary>
    public static RefusedException Size(int size, int largest) =>
        new(new Refusal(ReportingReason.PageInvalid, "page_size", $"page_size är {size}.", $"1–{largest}"));

    /// <summary>Its token was not given by a page before.</summary>
    public static RefusedException Token() =>
        new(new Refusal(ReportingReason.PageInvalid, "page_token", "page_token kommer inte från en tidigare sida."));
}
