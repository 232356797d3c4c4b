using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>How a method is called as JSON over HTTP.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">Template of the path.</param>
/// <param name="Body">The field that the body holds, <c>*</c> or empty.</param>
internal sealed record HttpForm(string Verb, string Path, string Body)
{
    private static readonly MessageParser<MethodOptions> Parser =
        MethodOptions.Parser.WithExtensionRegistry([AnnotationsExtensions.Http]);

    /// <summary>The form that <c>google.api.http</c> gives a method first; null where there is none.</summary>
    public static HttpForm? Of(MethodDescriptorProto method) => AllOf(method) is [var first, ..] ? first : null;

    /// <summary>Every form that a method has.</summary>
    public static IReadOnlyList<HttpForm> AllOf(MethodDescriptorProto method)
    {
        // Sets are read without the extension, so that the annotation lies among the unknown fields.
        var rule = method.Options is null ? null : Parser.ParseFrom(method.Options.ToByteArray()).GetExtension(AnnotationsExtensions.Http);
        return rule is null ? [] : [From(rule), .. rule.AdditionalBindings.Select(From)];
    }

    public override string ToString() => Body.Length == 0 ? $"{Verb} {Path}" : $"{Verb} {Path} body {Body}";

    private static HttpForm From(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => new("GET", rule.Get, rule.Body),
        HttpRule.PatternOneofCase.Put => new("PUT", rule.Put, rule.Body),
        HttpRule.PatternOneofCase.Post => new("POST", rule.Post, rule.Body),
        HttpRule.PatternOneofCase.Delete => new("DELETE", rule.Delete, rule.Body),
        HttpRule.PatternOneofCase.Patch => new("PATCH", rule.Patch, rule.Body),
        HttpRule.PatternOneofCase.Custom => new(rule.Custom.Kind, rule.Custom.Path, rule.Body),
        _ => new("", "", rule.Body),
    };
}
