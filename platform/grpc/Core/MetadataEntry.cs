using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>A key with a text or, when the key ends with <c>-bin</c>, with bytes.</summary>
    public class Entry
    {
        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>
        /// A binary entry. ArgumentException when the key does not end with <c>-bin</c> or has other characters than 0-9 a-z _ - .
        /// </summary>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalized(key, binary: true);
            _bytes = valueBytes.ToArray();
        }

        /// <summary>A text entry. ArgumentException when the key ends with <c>-bin</c> or has other characters than 0-9 a-z _ - .</summary>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalized(key, binary: false);
            _text = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>True when the value is bytes.</summary>
        public bool IsBinary => _bytes is not null;

        /// <summary>The text. InvalidOperationException when the value is bytes.</summary>
        public string Value => _text ?? throw new InvalidOperationException($"The value of '{Key}' is binary.");

        /// <summary>A copy of the bytes; a text as ASCII.</summary>
        public byte[] ValueBytes => _bytes?.ToArray() ?? Encoding.ASCII.GetBytes(_text!);

        /// <inheritdoc/>
        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, {_bytes!.Length} bytes]"
            : $"[Entry: key={Key}, value={_text}]";

        internal bool Is(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string Normalized(string key, bool binary)
        {
            ArgumentNullException.ThrowIfNull(key);

            // PROTOCOL-HTTP2 "Header-Name → 1*( %x30-39 / %x61-7A / "_" / "-" / ".")".
            if (key.Length == 0 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')))
            {
                throw new ArgumentException($"'{key}': a metadata key has only letters, digits, '_', '-' and '.'.", nameof(key));
            }

            if (key.EndsWith(BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase) != binary)
            {
                throw new ArgumentException($"'{key}': keys of bytes, and only they, end with '{BinaryHeaderSuffix}'.", nameof(key));
            }

            return key.ToLowerInvariant();
        }
    }
}
