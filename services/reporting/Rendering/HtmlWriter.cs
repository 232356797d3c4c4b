using System.Text;

namespace Finsam.Reporting.Rendering;

/// <summary>Writes HTML: every text and attribute value is escaped, every element that is opened is closed.</summary>
internal sealed class HtmlWriter
{
    /// <summary>What stands in a cell with nothing in it: browsers leave an empty one out of a PDF's structure, and its row gets too short.</summary>
    public const char Blank = '\u00a0';

    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();
    private int _opened;

    /// <summary>Opens an element, with attributes as pairs of name and value; a null value leaves the attribute out.</summary>
    public HtmlWriter Open(string element, params (string Name, string? Value)[] attributes)
    {
        Tag(element, attributes);
        _open.Push(element);
        _opened = _html.Length;
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public HtmlWriter Close()
    {
        var element = _open.Pop();
        if (element is "td" or "th" && _html.Length == _opened)
        {
            _html.Append(Blank);
        }

        _html.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>Writes an element that has no content, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string element, params (string Name, string? Value)[] attributes)
    {
        Tag(element, attributes);
        return this;
    }

    /// <summary>Writes an element with a text in it.</summary>
    public HtmlWriter Element(string element, string text, params (string Name, string? Value)[] attributes) =>
        Open(element, attributes).Text(text).Close();

    /// <summary>Writes a text that leads somewhere, or a text alone where <paramref name="target"/> is null.</summary>
    public HtmlWriter Linked(string text, string? target) => target is null ? Text(text) : Element("a", text, ("href", target));

    /// <summary>Writes a text.</summary>
    public HtmlWriter Text(string text)
    {
        _html.Append(Escape(text));
        return this;
    }

    /// <summary>Writes HTML that is known to be well formed and safe.</summary>
    public HtmlWriter Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>Breaks the line, for those who read the source.</summary>
    public HtmlWriter Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>A text with the characters that HTML gives a meaning replaced.</summary>
    public static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    /// <inheritdoc/>
    public override string ToString() =>
        _open.Count == 0 ? _html.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is not closed.");

    private void Tag(string element, (string Name, string? Value)[] attributes)
    {
        _html.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
            }
        }

        _html.Append('>');
    }
}
