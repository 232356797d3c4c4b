using System.Text;

namespace Finsam.Cli.Loading;

/// <summary>Which insatser a file of participations is about, for the token that it is sent with.</summary>
internal static class InsatserOf
{
    private const string Column = "insats";

    /// <summary>
    /// Their codes, whether or not they are known: the service tells of an unknown one by line, which it can't when the token doesn't reach it.
    /// The file is read to its end and put back at its beginning.
    /// </summary>
    public static IReadOnlyList<string> File(Stream content)
    {
        var insatser = new HashSet<string>(StringComparer.Ordinal);
        using (var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true))
        {
            var column = Array.IndexOf(Cells(reader.ReadLine() ?? ""), Column);
            while (column >= 0 && reader.ReadLine() is { } line)
            {
                if (Cells(line) is { } cells && cells.Length > column && cells[column].Length > 0)
                {
                    insatser.Add(cells[column].Trim('"', ' '));
                }
            }
        }

        content.Position = 0;
        return [.. insatser];
    }

    private static string[] Cells(string line) => line.Split(';');
}
