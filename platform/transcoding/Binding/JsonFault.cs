using System.Text.Json;

namespace Finsam.Transcoding.Binding;

/// <summary>Finds what a text that JSON's rules refuse is wrong in, and where.</summary>
internal static class JsonFault
{
    /// <summary>Deepest nesting that is read; no message of a contract comes near it.</summary>
    public const int DeepestNesting = 64;

    /// <summary>The error to answer with.</summary>
    public static UnreadableRequestException Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DeepestNesting + 2 });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= DeepestNesting:
                        return At(body, reader.TokenStartIndex, $"Innehållet är djupare än {DeepestNesting} nivåer");
                    case JsonTokenType.StartObject:
                        names.Push([]);
                        break;
                    case JsonTokenType.EndObject:
                        names.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString() is { } name && !names.Peek().Add(name):
                        var twice = At(body, reader.TokenStartIndex, $"Innehållet har fältet {name} två gånger i samma objekt");
                        return new UnreadableRequestException(
                            "DUPLICATE_FIELD", twice.Message, new FieldViolation(name, "Fältet får bara ges en gång."));
                }
            }
        }
        catch (JsonException e)
        {
            return Of($"Innehållet är inte giltig JSON (rad {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair.
        }

        return Of("Innehållet är inte giltig JSON: det har en text som inte är Unicode.");
    }

    private static UnreadableRequestException At(ReadOnlySpan<byte> body, long index, string what)
    {
        var before = body[..(int)index];
        return Of($"{what} (rad {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}).");
    }

    private static UnreadableRequestException Of(string detail) => new("INVALID_JSON", detail);
}
