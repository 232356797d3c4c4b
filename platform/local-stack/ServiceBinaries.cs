using System.Globalization;

namespace Finsam.LocalStack;

/// <summary>The built services: where each one's assembly lies.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Configuration"><c>Release</c> or <c>Debug</c>.</param>
public sealed record ServiceBinaries(string Root, string Configuration)
{
    private const string Framework = "net10.0";

    /// <summary>Path of a service's assembly.</summary>
    /// <exception cref="StackException">It has not been built.</exception>
    public string Assembly(string service)
    {
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service);
        var path = Path.Combine(Root, "services", service, "bin", Configuration, Framework, $"Finsam.{title}.dll");
        return File.Exists(path) ? path : throw new StackException($"Tjänsten {service} är inte byggd: {path} saknas. Kör ./finsam, som bygger först.");
    }
}
