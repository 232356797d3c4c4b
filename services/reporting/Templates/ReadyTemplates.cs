using Finsam.Reporting.V1;
using Google.Protobuf;

namespace Finsam.Reporting.Templates;

/// <summary>The templates that come with the service: JSON files, in the form of the contract.</summary>
internal static class ReadyTemplates
{
    private const string Prefix = "Templates/";

    /// <summary>All of them, by id.</summary>
    public static readonly IReadOnlyDictionary<string, ReportTemplate> All = typeof(ReadyTemplates).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToDictionary(template => template.Id);

    private static ReportTemplate Read(string name)
    {
        using var stream = typeof(ReadyTemplates).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return JsonParser.Default.Parse<ReportTemplate>(reader);
    }
}
