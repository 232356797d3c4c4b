using System.ComponentModel.DataAnnotations;
using Finsam.Gateway.Instances;

namespace Finsam.Gateway.Hosting;

/// <summary>What the gateway is configured with: environment variables <c>Finsam__…</c>, checked at start.</summary>
internal sealed class GatewayOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam";

    /// <summary>Address that both ports listen on.</summary>
    [Required]
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>TLS port: HTTP/2 for gRPC, HTTP/1.1 for JSON.</summary>
    [Range(1, 65535)]
    public int Port { get; init; }

    /// <summary>Port of HTTP/1.1 without TLS: health only.</summary>
    [Range(1, 65535)]
    public int HttpPort { get; init; }

    /// <summary>PEM file with the certificate, and those between it and its authority.</summary>
    [Required]
    public string Certificate { get; init; } = "";

    /// <summary>PEM file with the certificate's key.</summary>
    [Required]
    public string CertificateKey { get; init; } = "";

    /// <summary>PEM file that the development authority's certificate is written to, for clients to trust; beside the certificate where empty.</summary>
    public string CertificateAuthority { get; init; } = "";

    /// <summary>Names and addresses that a development certificate is made for, beside localhost, comma-separated.</summary>
    public string CertificateNames { get; init; } = "";

    /// <summary>True on a development machine: a missing certificate is made.</summary>
    public bool Development { get; init; }

    /// <summary>Addresses of the ledger's instances, such as <c>http://127.0.0.1:5101</c>; several with commas between them.</summary>
    [Required]
    public string Ledger { get; init; } = "";

    /// <summary>Addresses of the participants service's instances.</summary>
    [Required]
    public string Participants { get; init; } = "";

    /// <summary>Addresses of the reporting service's instances.</summary>
    [Required]
    public string Reporting { get; init; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, addresses) in new[] { (nameof(Ledger), Ledger), (nameof(Participants), Participants), (nameof(Reporting), Reporting) })
        {
            if (InstanceAddresses.Problem(addresses) is { } problem)
            {
                yield return new ValidationResult(problem, [name]);
            }
        }
    }
}
