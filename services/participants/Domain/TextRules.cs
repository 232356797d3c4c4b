using Finsam.Refusals;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.Participants.Domain;

/// <summary>What every text must fulfil: no control character but a tab or a line break. PostgreSQL takes no NUL at all.</summary>
internal static class TextRules
{
    /// <summary>The request, once all of its texts have been checked.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.TextInvalid"/>, for every text that has one.</exception>
    public static T Checked<T>(T request)
        where T : IMessage
    {
        var refusals = Texts(request, "").Where(text => HasControlCharacter(text.Value)).Select(text => Refuse(text.Field)).ToList();
        return refusals.Count == 0 ? request : throw new RefusedException(refusals);
    }

    /// <summary>True when the text has a control character that is not accepted.</summary>
    public static bool HasControlCharacter(string text) => text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));

    /// <summary>The refusal of such a text.</summary>
    public static Refusal Refuse(string field) =>
        new(ParticipantsReason.TextInvalid, field, "Texten har ett styrtecken.", "text utan styrtecken");

    private static IEnumerable<(string Field, string Value)> Texts(IMessage message, string prefix)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.FieldType is not (FieldType.String or FieldType.Message))
            {
                continue;
            }

            var name = prefix + field.Name;
            var values = field.Accessor.GetValue(message) is System.Collections.IList list
                ? list.Cast<object?>().Select((item, index) => ($"{name}[{index}]", item))
                : [(name, field.Accessor.GetValue(message))];
            foreach (var text in values.SelectMany(value => Texts(value.Item1, value.Item2)))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<(string Field, string Value)> Texts(string name, object? value) => value switch
    {
        string text => [(name, text)],
        IMessage message => Texts(message, $"{name}."),
        _ => [],
    };
}
