using System.ComponentModel.DataAnnotations;

namespace Finsam.ServiceDefaults.Peers;

/// <summary>
/// Mutual TLS between services: environment variables <c>Finsam__Peers__…</c>, checked at start. Off unless set. A service is named by the DNS name
/// in its certificate: <c>gateway</c>, <c>reporting</c>, <c>ledger</c>, <c>participants</c>.
/// </summary>
public sealed class PeerOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Peers";

    /// <summary>PEM file with the service's own certificate, good for both ends of a connection.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>PEM file with its key.</summary>
    public string CertificateKey { get; init; } = "";

    /// <summary>PEM file with the authority whose certificates, and no others, are accepted.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Names of the services that may call, with commas between them.</summary>
    public string Callers { get; init; } = "gateway,reporting";

    /// <summary>True when it is configured.</summary>
    public bool IsOn => Certificate.Length > 0;

    internal IReadOnlyList<string> EachCaller => Callers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, string File)[] files =
            [(nameof(Certificate), Certificate), (nameof(CertificateKey), CertificateKey), (nameof(Authority), Authority)];
        if (files.All(each => each.File.Length == 0))
        {
            yield break;
        }

        foreach (var (name, file) in files.Where(each => !File.Exists(each.File)))
        {
            yield return new ValidationResult(
                file.Length == 0 ? "is needed where the others of Finsam__Peers are given." : $"{file} can't be read.", [name]);
        }
    }
}
