namespace Marketplace.Docs;

/// <summary>A request as `curl` is told it.</summary>
internal sealed record CurlCommand(string Method, Uri Address, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    public static CurlCommand Of(IReadOnlyList<string> words)
    {
        Assert.Equal("curl", words[0]);
        string? method = null, address = null, body = null;
        var headers = new List<(string, string)>();
        for (var word = 1; word < words.Count; word++)
        {
            switch (words[word])
            {
                case "-s":
                    break;
                case "-X":
                    method = words[++word];
                    break;
                case "-d":
                    body = words[++word];
                    break;
                case "-H":
                    var (name, colon) = (words[++word], words[word].IndexOf(':', StringComparison.Ordinal));
                    headers.Add((name[..colon], name[(colon + 1)..].Trim()));
                    break;
                case var other when !other.StartsWith('-') && address is null:
                    address = other;
                    break;
                case var other:
                    throw new FormatException($"Examples do not use {other}.");
            }
        }

        return new CurlCommand(method ?? (body is null ? "GET" : "POST"), new Uri(address!), headers, body);
    }
}
