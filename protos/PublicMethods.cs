namespace Finsam.Protos;

/// <summary>
/// The methods that are called without a token: those by which somebody who is invited answers a questionnaire, with a code that is good for one
/// answer. Every other method takes a token.
/// </summary>
public static class PublicMethods
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "finsam.participants.v1.QuestionnaireService/GetForm",
        "finsam.participants.v1.QuestionnaireService/SubmitAnswer",
    };

    /// <summary>True for a public one.</summary>
    /// <param name="method">Service and method, such as <c>finsam.participants.v1.QuestionnaireService/GetForm</c>.</param>
    public static bool Contains(string method) => Names.Contains(method);
}
