using System.ComponentModel.DataAnnotations;

namespace Finsam.Reporting.Sources;

/// <summary>What this service is configured with beside what all have: environment variables <c>Finsam__…</c>.</summary>
public sealed class ReportingOptions
{
    /// <summary>Address of the ledger: <c>http://host:port</c>.</summary>
    [Required]
    public Uri? Ledger { get; init; }

    /// <summary>Address of the participants service: <c>http://host:port</c>.</summary>
    [Required]
    public Uri? Participants { get; init; }

    /// <summary>
    /// Where users reach the gateway, such as <c>https://finsam.example.se</c>: figures of reports in HTML lead there. Left out, they lead no
    /// further than to what the page tells of them.
    /// </summary>
    [AbsoluteAddress]
    public Uri? PublicAddress { get; init; }

    /// <summary>Path of the browser that prints PDF; looked up where empty.</summary>
    public string Chromium { get; init; } = "";

    /// <summary>True to run the browser without its sandbox, where a container forbids it; always so as root.</summary>
    public bool ChromiumWithoutSandbox { get; init; }
}
