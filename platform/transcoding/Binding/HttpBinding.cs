using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Binding;

/// <summary>One HTTP form of a method: verb, path, and which field the body holds.</summary>
public sealed class HttpBinding
{
    /// <summary>The body is the request message itself.</summary>
    public const string WholeBody = "*";

    /// <summary>The kind of a custom pattern that takes every HTTP method.</summary>
    public const string AnyMethod = "*";

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
        PathFields = [.. Template.Variables.Select(variable => Resolve(variable.FieldPath))];
        BodyField = Body is "" or WholeBody ? null : method.InputType.FindFieldByName(Body);
        Require(Body is "" or WholeBody || BodyField is not null, Body);
        ResponseField = rule.ResponseBody.Length == 0 ? null : method.OutputType.FindFieldByName(rule.ResponseBody);
        Require(rule.ResponseBody.Length == 0 || ResponseField is not null, rule.ResponseBody);
        File = FileAnswer.Of(this);
        QueryFields = Body == WholeBody ? [] : [.. QueryFieldsOf(method.InputType, null, []).Where(IsFree)];
    }

    /// <summary>The method.</summary>
    public MethodDescriptor Method { get; }

    /// <summary>Its HTTP method, or <see cref="AnyMethod"/>.</summary>
    public string HttpMethod { get; }

    /// <summary>Its path.</summary>
    public HttpTemplate Template { get; }

    /// <summary><c>*</c>, the name of a field, or empty for none.</summary>
    public string Body { get; }

    /// <summary>The field that the body holds; null when it holds all or nothing.</summary>
    public FieldDescriptor? BodyField { get; }

    /// <summary>True when the body is the bytes of a field as they are, such as a file, and not JSON.</summary>
    public bool IsRawBody => BodyField is { FieldType: FieldType.Bytes, IsRepeated: false };

    /// <summary>The only field of the response that is sent; null for all.</summary>
    public FieldDescriptor? ResponseField { get; }

    /// <summary>The file that the answer is; null when it is JSON.</summary>
    public FileAnswer? File { get; }

    /// <summary>The fields that the path gives, in the order of the template's variables.</summary>
    public IReadOnlyList<FieldPath> PathFields { get; }

    /// <summary>The fields that the query may give: single and repeated values that neither the path nor the body has.</summary>
    public IReadOnlyList<FieldPath> QueryFields { get; }

    /// <summary>The forms that a method's annotation gives it; none without one.</summary>
    /// <exception cref="InvalidOperationException">An annotation does not fit the method's messages.</exception>
    public static IEnumerable<HttpBinding> Of(MethodDescriptor method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var rule = method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        return rule is null ? [] : rule.AdditionalBindings.Prepend(rule).Select(each => new HttpBinding(method, each));
    }

    private static IEnumerable<FieldPath> QueryFieldsOf(MessageDescriptor message, FieldPath? prefix, HashSet<MessageDescriptor> above)
    {
        // A message that holds itself would go on without end.
        if (!above.Add(message))
        {
            yield break;
        }

        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var path = prefix?.Then(field) ?? FieldPath.Of(field);
            if (ScalarJson.CanHold(field))
            {
                yield return path;
            }
            else if (FieldPath.HasFields(field) && !field.IsRepeated)
            {
                foreach (var deeper in QueryFieldsOf(field.MessageType, path, above))
                {
                    yield return deeper;
                }
            }
        }

        above.Remove(message);
    }

    private bool IsFree(FieldPath path) => path.First != BodyField && PathFields.All(taken => taken.JsonPath != path.JsonPath);

    private FieldPath Resolve(string name)
    {
        // "must not refer to any field whose type is not primitive, repeated or map" (comments of google/api/http.proto)
        Require(FieldPath.TryResolve(Method.InputType, name, out var path) && !path.Last.IsRepeated && ScalarJson.CanHold(path.Last), name);
        return path;
    }

    private void Require(bool fits, string field)
    {
        if (!fits)
        {
            throw new InvalidOperationException(
                $"{Method.FullName}: its google.api.http annotation names '{field}', which is no field or none that can stand there.");
        }
    }
}
