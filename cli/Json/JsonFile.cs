using System.Text;
using System.Text.Json;
using Finsam.Cli.Cases;

namespace Finsam.Cli.Json;

/// <summary>Reads a JSON file with the line of every value.</summary>
internal static class JsonFile
{
    private const int DeepestNesting = 64;

    /// <summary>The top value of a file.</summary>
    /// <exception cref="CaseException">The file is missing, isn't UTF-8 or isn't JSON, or names a member twice.</exception>
    public static JsonValue Read(string file)
    {
        var bytes = CaseText.ReadBytes(file);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            reader.Read();
            var top = new Walk(file, bytes).Value(ref reader, "");
            reader.Read();
            return top;
        }
        catch (JsonException e)
        {
            throw new CaseException(new CaseProblem(
                file,
                (int)(e.LineNumber ?? 0) + 1,
                "",
                $"Filen är inte giltig JSON från tecken {e.BytePositionInLine + 1} på raden.",
                "JSON (RFC 8259)"));
        }
    }

    private sealed class Walk(string file, byte[] bytes)
    {
        private int _line = 1;
        private int _counted;

        public JsonValue Value(ref Utf8JsonReader reader, string path)
        {
            var line = LineAt((int)reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return new JsonValue(JsonTokenType.StartObject, "", line, path) { Members = Members(ref reader, path) };
                case JsonTokenType.StartArray:
                    return new JsonValue(JsonTokenType.StartArray, "", line, path) { Items = Items(ref reader, path) };
                case JsonTokenType.String:
                    return new JsonValue(JsonTokenType.String, reader.GetString()!, line, path);
                default:
                    return new JsonValue(reader.TokenType, Encoding.UTF8.GetString(reader.ValueSpan), line, path);
            }
        }

        private Dictionary<string, JsonValue> Members(ref Utf8JsonReader reader, string path)
        {
            var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var line = LineAt((int)reader.TokenStartIndex);
                reader.Read();
                var value = Value(ref reader, path.Length == 0 ? name : $"{path}.{name}");
                if (!members.TryAdd(name, value))
                {
                    throw new CaseException(new CaseProblem(file, line, value.Path, "Fältet står två gånger.", "varje fält en gång"));
                }
            }

            return members;
        }

        private List<JsonValue> Items(ref Utf8JsonReader reader, string path)
        {
            var items = new List<JsonValue>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Value(ref reader, $"{path}[{items.Count}]"));
            }

            return items;
        }

        // Tokens come in file order, so each line break is counted once.
        private int LineAt(int position)
        {
            for (; _counted < position; _counted++)
            {
                if (bytes[_counted] == '\n')
                {
                    _line++;
                }
            }

            return _line;
        }
    }
}
