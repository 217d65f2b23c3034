using System.Text;

namespace Marketplace.Docs;

/// <summary>
/// The little of a shell that examples need: assignments, `curl`, `| jq -r` with a path, quotes, variables and `$(...)`.
/// Whatever else somebody writes into an example fails, so that no example is one that nobody has run.
/// </summary>
/// <param name="text">The script.</param>
/// <param name="variables">What is set before; assignments to these are not carried out.</param>
/// <param name="run">Carries out a `curl` and gives what it answered.</param>
internal sealed class ShellScript(string text, IReadOnlyDictionary<string, string> variables, Func<CurlCommand, Task<Reply>> run)
{
    private readonly Dictionary<string, string> known = new(variables, StringComparer.Ordinal);
    private int at;

    public async Task Run()
    {
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                at++;
            }
            else
            {
                await Line();
            }
        }
    }

    private async Task Line()
    {
        var begin = at;
        if (Assigned() is { } name)
        {
            var value = await Word();
            known[name] = variables.GetValueOrDefault(name, value);
            return;
        }

        var (answer, _) = await Pipeline();
        Expectation.Read(text, ref at).Met(answer, text[begin..at]);
    }

    private string? Assigned()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || text[end] == '_'))
        {
            end++;
        }

        if (end == at || end >= text.Length || text[end] != '=')
        {
            return null;
        }

        var name = text[at..end];
        at = end + 1;
        return name;
    }

    /// <summary>`curl ...`, or `curl ... | jq -r .path`, up to the end of the line or of the `$(...)` around it.</summary>
    private async Task<(Reply Answer, string Output)> Pipeline()
    {
        var words = await Words();
        var reply = await run(CurlCommand.Of(words));
        if (at >= text.Length || text[at] != '|')
        {
            return (reply, reply.Text);
        }

        at++;
        var filter = await Words();
        Assert.Equal(["jq", "-r"], filter[..^1]);
        var path = filter[^1].TrimStart('.').Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal);
        return (reply, $"{reply[path]}");
    }

    private async Task<List<string>> Words()
    {
        var words = new List<string>();
        while (true)
        {
            while (at < text.Length && (text[at] == ' ' || Continues()))
            {
                at++;
            }

            if (at >= text.Length || text[at] is '\n' or '|' or ')')
            {
                return words;
            }

            words.Add(await Word());
        }
    }

    /// <summary>A backslash before the end of the line.</summary>
    private bool Continues()
    {
        if (text[at] != '\\' || text[at + 1] != '\n')
        {
            return false;
        }

        at++;
        return true;
    }

    private async Task<string> Word()
    {
        var word = new StringBuilder();
        var isQuoted = false;
        while (at < text.Length && (isQuoted || text[at] is not (' ' or '\n' or '|' or ')')))
        {
            switch (text[at])
            {
                case '"':
                    isQuoted = !isQuoted;
                    at++;
                    break;
                case '\'' when !isQuoted:
                    var end = text.IndexOf('\'', at + 1);
                    word.Append(text, at + 1, end - at - 1);
                    at = end + 1;
                    break;
                case '$':
                    word.Append(await Expanded());
                    break;
                case var other:
                    word.Append(other);
                    at++;
                    break;
            }
        }

        return word.ToString();
    }

    private async Task<string> Expanded()
    {
        at++;
        if (text[at] == '(')
        {
            at++;
            var (answer, output) = await Pipeline();
            Assert.True((int)answer.Status is >= 200 and < 300, answer.Text);
            at++;
            return output;
        }

        var begin = at;
        while (at < text.Length && (char.IsAsciiLetterUpper(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return known[text[begin..at]];
    }
}
