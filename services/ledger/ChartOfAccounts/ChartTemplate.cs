using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>
/// A chart of accounts that the ledger brings, read from a file beside this class: notes after <c>#</c>, then a line for each class
/// (<c>1;name</c>), group (<c>15;name</c>) and account (<c>1510;name;kind</c>).
/// </summary>
internal sealed class ChartTemplate
{
    private const string Folder = "ChartTemplates/";

    // A class has one digit, a group two.
    private const int LongestHeading = 2;

    private static readonly Dictionary<string, Lazy<ChartTemplate>> Known = new(StringComparer.Ordinal)
    {
        ["bas"] = new(() => Read("bas")),
        ["kommun-bas"] = new(() => Read("kommun-bas")),
    };

    private ChartTemplate(IEnumerable<string> lines)
    {
        var notes = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                notes.Add(line[1..colon].Trim(), line[(colon + 1)..].Trim());
            }
            else if (line.Length > 0)
            {
                Add(line.Split(';'));
            }
        }

        (Title, Source, LeftOut) = (notes["title"], notes["source"], notes["left-out"]);
        Year = int.Parse(notes["year"], CultureInfo.InvariantCulture);
    }

    /// <summary>The names of the templates.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Its name in print.</summary>
    public string Title { get; }

    /// <summary>Where numbers and names are from.</summary>
    public string Source { get; }

    /// <summary>The year that they are of.</summary>
    public int Year { get; }

    /// <summary>What the source has and the template has not.</summary>
    public string LeftOut { get; }

    /// <summary>Classes and groups, in order of number.</summary>
    public List<ChartHeading> Headings { get; } = [];

    /// <summary>Accounts, in order of number.</summary>
    public List<ChartAccount> Accounts { get; } = [];

    /// <summary>A template.</summary>
    /// <exception cref="RefusedException"><see cref="LedgerReason.TemplateUnknown"/>.</exception>
    public static ChartTemplate Find(string name) => Known.TryGetValue(name, out var template)
        ? template.Value
        : throw new RefusedException(new Refusal(
            LedgerReason.TemplateUnknown, "template", "Kontoplansmallen finns inte.", string.Join(" eller ", Names)));

    private static ChartTemplate Read(string name)
    {
        using var stream = typeof(ChartTemplate).Assembly.GetManifestResourceStream($"{Folder}{name}.csv")!;
        using var reader = new StreamReader(stream);
        return new ChartTemplate(reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')));
    }

    private void Add(string[] parts)
    {
        if (parts[0].Length <= LongestHeading)
        {
            Headings.Add(new ChartHeading { Digits = parts[0], Name = parts[1] });
        }
        else
        {
            Accounts.Add(new ChartAccount { Number = parts[0], Name = parts[1], Kind = parts[2] });
        }
    }
}
