using Finsam.Participants.V1;
using Google.Protobuf;

namespace Finsam.Participants.Questionnaires;

/// <summary>Questions as they are stored: the contract's messages as JSON, by their names in the contract.</summary>
internal static class QuestionJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>Writes questions.</summary>
    public static string Write(IEnumerable<Question> questions) => $"[{string.Join(',', questions.Select(question => Formatter.Format(question)))}]";

    /// <summary>The scale of a question by its name in the contract.</summary>
    public static QuestionScale Scale(string name) => (QuestionScale)QuestionnairesReflection.Descriptor.EnumTypes
        .Single(type => type.Name == nameof(QuestionScale)).FindValueByName(name).Number;

    /// <summary>Reads one question.</summary>
    public static Question Read(string definition) => JsonParser.Default.Parse<Question>(definition);
}
