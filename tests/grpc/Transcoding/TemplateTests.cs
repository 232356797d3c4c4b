using Finsam.Transcoding.Binding;

namespace Finsam.Grpc.Tests.Transcoding;

public class TemplateTests
{
    [Theory]
    [InlineData("/v1/things", "/v1/things", "")]
    [InlineData("/v1/things:say", "/v1/things:say", "")]
    [InlineData("/v1/{a.b}/c", "/v1/{a.b}/c", "a.b *")]
    [InlineData("/v1/{name=a/*/b/**}:close", "/v1/{name}:close", "name a/*/b/**")]
    [InlineData("/v1/*/{id=*}/**", "/v1/*/{id}/**", "id *")]
    public void A_template_is_segments_variables_and_a_verb(string text, string path, string variables)
    {
        var template = HttpTemplate.Parse(text);
        Assert.Equal(path, template.Path);
        Assert.Equal(variables, string.Join(", ", template.Variables.Select(variable => $"{variable.FieldPath} {variable.Pattern}")));
    }

    [Theory]
    [InlineData("v1/things")]
    [InlineData("/")]
    [InlineData("/v1//things")]
    [InlineData("/v1/{name")]
    [InlineData("/v1/{name=**}/more")]
    [InlineData("/v1/{a={b}}")]
    [InlineData("/v1/a*")]
    public void What_the_grammar_does_not_have_is_no_template(string text) =>
        Assert.Throws<FormatException>(() => HttpTemplate.Parse(text));
}
