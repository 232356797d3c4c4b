using System.Globalization;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>Objects of a row as a file lists them: dimension and object by turns, in order of dimension.</summary>
internal static class SieObjects
{
    /// <summary>The list of a row with this project and these objects of other dimensions.</summary>
    public static string[] List(string project, IReadOnlyDictionary<int, string>? others)
    {
        var all = new SortedDictionary<int, string>();
        foreach (var (dimension, code) in others ?? new Dictionary<int, string>())
        {
            all[dimension] = code;
        }

        if (project.Length > 0)
        {
            all[SieVoucherReader.ProjectDimension] = project;
        }

        return [.. all.SelectMany(pair => new[] { pair.Key.ToString(CultureInfo.InvariantCulture), pair.Value })];
    }
}
