using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>The comment above an element of a contract. Lines are joined; an empty line makes a paragraph.</summary>
/// <param name="Text">All of it, as Markdown; empty when there is none.</param>
internal sealed record Comment(string Text)
{
    /// <summary>The first sentence without its point.</summary>
    public string Summary
    {
        get
        {
            var end = Text.IndexOf(". ", StringComparison.Ordinal);
            var paragraph = Text.IndexOf('\n', StringComparison.Ordinal);
            var first = (end, paragraph) switch
            {
                (< 0, < 0) => Text,
                (< 0, _) => Text[..paragraph],
                (_, < 0) => Text[..end],
                _ => Text[..Math.Min(end, paragraph)],
            };
            return first.TrimEnd('.');
        }
    }

    public static Comment Of(DescriptorBase descriptor)
    {
        var lines = (descriptor.Declaration?.LeadingComments ?? "").Split('\n').Select(line => line.Trim());
        var paragraphs = new List<string> { "" };
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                paragraphs.Add("");
            }
            else
            {
                paragraphs[^1] += (paragraphs[^1].Length > 0 ? " " : "") + line;
            }
        }

        return new Comment(string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0)));
    }
}
