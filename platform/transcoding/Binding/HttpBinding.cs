using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Binding;

/// <summary>One HTTP form of a method: verb, path, and which field the body holds.</summary>
internal sealed class HttpBinding
{
    /// <summary>The body is the request message itself.</summary>
    public const string WholeBody = "*";

    private HttpBinding(MethodDescriptor method, HttpRule rule)
    {
        Method = method;
        (HttpMethod, var path) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethods.Get, rule.Get),
            HttpRule.PatternOneofCase.Put => (HttpMethods.Put, rule.Put),
            HttpRule.PatternOneofCase.Post => (HttpMethods.Post, rule.Post),
            HttpRule.PatternOneofCase.Delete => (HttpMethods.Delete, rule.Delete),
            HttpRule.PatternOneofCase.Patch => (HttpMethods.Patch, rule.Patch),
            HttpRule.PatternOneofCase.Custom => (rule.Custom.Kind, rule.Custom.Path),
            _ => throw new InvalidOperationException($"The google.api.http annotation of {method.FullName} has no path."),
        };
        Template = HttpTemplate.Parse(path);
        Body = rule.Body;
        foreach (var variable in Template.Variables)
        {
            Require(FieldPath.TryResolve(method.InputType, variable.FieldPath, out _), variable.FieldPath);
        }

        BodyField = Body is "" or WholeBody ? null : method.InputType.FindFieldByName(Body);
        Require(Body is "" or WholeBody || BodyField is not null, Body);
        ResponseField = rule.ResponseBody.Length == 0 ? null : method.OutputType.FindFieldByName(rule.ResponseBody);
        Require(rule.ResponseBody.Length == 0 || ResponseField is not null, rule.ResponseBody);
    }

    public MethodDescriptor Method { get; }

    public string HttpMethod { get; }

    public HttpTemplate Template { get; }

    /// <summary><c>*</c>, the name of a field, or empty for none.</summary>
    public string Body { get; }

    /// <summary>The field that the body holds; null when it holds all or nothing.</summary>
    public FieldDescriptor? BodyField { get; }

    /// <summary>The only field of the response that is sent; null for all.</summary>
    public FieldDescriptor? ResponseField { get; }

    /// <summary>The forms that a method's annotation gives it; none without one.</summary>
    public static IEnumerable<HttpBinding> Of(MethodDescriptor method)
    {
        var rule = method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        return rule is null ? [] : rule.AdditionalBindings.Prepend(rule).Select(each => new HttpBinding(method, each));
    }

    private void Require(bool isKnown, string field)
    {
        if (!isKnown)
        {
            throw new InvalidOperationException($"{Method.FullName}: its google.api.http annotation names '{field}', which is no field.");
        }
    }
}
