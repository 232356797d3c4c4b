using Microsoft.AspNetCore.Routing;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// A path template of google.api.http: <c>Template = "/" Segments [ Verb ]</c>, where a segment is a literal, <c>*</c>, <c>**</c> or a
/// variable <c>{field.path}</c> or <c>{field.path=pattern}</c>, and a verb is <c>:word</c> (comments of google/api/http.proto).
/// </summary>
internal sealed class HttpTemplate
{
    private readonly List<TemplateVariable> _variables = [];
    private readonly List<string> _routeSegments = [];
    private int _parameters;

    private HttpTemplate(string text) => Text = text;

    public string Text { get; }

    /// <summary>The same as a pattern of ASP.NET Core routing, whose parameters are <c>p0</c>, <c>p1</c>…</summary>
    public string RoutePattern { get; private set; } = "";

    public IReadOnlyList<TemplateVariable> Variables => _variables;

    /// <summary>FormatException when the text is not a template.</summary>
    public static HttpTemplate Parse(string text)
    {
        var template = new HttpTemplate(text);
        if (!text.StartsWith('/') || text.Length < 2)
        {
            throw template.Malformed();
        }

        var path = text[1..];
        var colon = path.LastIndexOf(':');
        var verb = colon > path.LastIndexOfAny(['/', '}']) || (colon > 0 && path[colon - 1] == '}') ? path[colon..] : "";
        foreach (var segment in SplitOutsideBraces(path[..^verb.Length]))
        {
            template.AddSegment(segment);
        }

        template.RoutePattern = "/" + string.Join('/', template._routeSegments) + verb;
        return template;
    }

    /// <summary>The value of each variable in a matched request.</summary>
    public IEnumerable<(string FieldPath, string Value)> ValuesOf(RouteValueDictionary routeValues) =>
        _variables.Select(variable => (variable.FieldPath, variable.ValueIn(routeValues)));

    private static IEnumerable<string> SplitOutsideBraces(string path)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < path.Length; i++)
        {
            depth += path[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (path[i] == '/' && depth == 0)
            {
                yield return path[start..i];
                start = i + 1;
            }
        }

        yield return path[start..];
    }

    private void AddSegment(string segment)
    {
        if (segment.Length == 0)
        {
            throw Malformed();
        }

        if (!segment.StartsWith('{'))
        {
            AddPart(segment);
            return;
        }

        if (!segment.EndsWith('}'))
        {
            throw Malformed();
        }

        var inner = segment[1..^1];
        var equals = inner.IndexOf('=', StringComparison.Ordinal);
        var fieldPath = equals < 0 ? inner : inner[..equals];
        var pattern = equals < 0 ? "*" : inner[(equals + 1)..];
        _variables.Add(new TemplateVariable(fieldPath, [.. pattern.Split('/').Select(AddPart)]));
    }

    private TemplatePart AddPart(string segment)
    {
        var parameter = segment is "*" or "**" ? $"p{_parameters++}" : null;
        _routeSegments.Add(segment switch
        {
            "*" => $"{{{parameter}}}",
            "**" => $"{{**{parameter}}}",
            _ => segment,
        });
        return new TemplatePart(segment, parameter);
    }

    private FormatException Malformed() => new($"'{Text}' is not a path template of google.api.http.");
}
