using System.Globalization;
using System.Text.Json;
using Finsam.Participants.Domain;
using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.V1;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>Questions between the contract and the database.</summary>
internal static class QuestionMessages
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Words of the kinds in the database.</summary>
    public static readonly IReadOnlyDictionary<AnswerKind, string> Kinds = new Dictionary<AnswerKind, string>
    {
        [AnswerKind.Choice] = "choice", [AnswerKind.Number] = "number", [AnswerKind.YesNo] = "yes_no",
    };

    /// <summary>A question that has been checked, as its next version.</summary>
    public static StoredQuestion ToStored(ExtraQuestion question, int version) => new()
    {
        Question = question.Question,
        Name = question.Name.Trim(),
        Kind = Kinds[question.Kind],
        Choices = JsonSerializer.Serialize(question.Choices.Select(choice => new Choice(choice.Code, choice.Label.Trim())), Json),
        Lowest = Number(question.HasLowest, question.Lowest),
        Highest = Number(question.HasHighest, question.Highest),
        MeasurePoints = [.. MeasurePointKinds.All.Where(question.MeasurePoints.Contains)],
        Insatser = [.. question.Insatser.Distinct().Order(StringComparer.Ordinal)],
        ValidFrom = OptionalDays.Read(given: true, question.ValidFrom)!.Value,
        ValidTo = OptionalDays.Read(question.ValidTo.Length > 0, question.ValidTo),
        Position = question.Position,
        Version = version,
    };

    /// <summary>As it leaves the service.</summary>
    public static ExtraQuestion ToMessage(StoredQuestion question)
    {
        var message = new ExtraQuestion
        {
            Question = question.Question,
            Name = question.Name,
            Kind = Kinds.Single(kind => kind.Value == question.Kind).Key,
            Choices = { Choices(question).Select(choice => new AnswerChoice { Code = choice.Code, Label = choice.Label }) },
            MeasurePoints = { question.MeasurePoints },
            Insatser = { question.Insatser },
            ValidFrom = Days.Write(question.ValidFrom),
            ValidTo = Days.Write(question.ValidTo),
            Position = question.Position,
            Etag = Etag.Of(question.Version),
        };
        if (question.Lowest is { } lowest)
        {
            message.Lowest = Write(lowest);
        }

        if (question.Highest is { } highest)
        {
            message.Highest = Write(highest);
        }

        return message;
    }

    /// <summary>A question's choices, in order.</summary>
    public static IReadOnlyList<Choice> Choices(StoredQuestion question) => JsonSerializer.Deserialize<List<Choice>>(question.Choices, Json)!;

    /// <summary>A number of the contract: decimal with a point, maybe negative.</summary>
    public static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>As the contract has numbers.</summary>
    public static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(bool given, string text) => given && TryNumber(text, out var number) ? number : null;
}

/// <summary>A choice of a question.</summary>
/// <param name="Code">What is kept of an answer.</param>
/// <param name="Label">In print.</param>
internal sealed record Choice(string Code, string Label);
