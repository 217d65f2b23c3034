using System.Net;

namespace Marketplace.Interleavings;

/// <summary>Somebody whose session may run out at any moment, as the clock moves while they ask: they log in again and repeat what they asked.</summary>
internal sealed class Guest(Api first, Func<Task<Api>> logsIn)
{
    private readonly SemaphoreSlim door = new(1);
    private Api api = first;

    public async Task<Reply> Asks(Func<Api, Task<Reply>> request)
    {
        var used = api;
        var reply = await request(used);
        return reply.Status is HttpStatusCode.Unauthorized ? await request(await Renewed(used)) : reply;
    }

    private async Task<Api> Renewed(Api spent)
    {
        await door.WaitAsync();
        try
        {
            if (ReferenceEquals(api, spent))
            {
                api = await logsIn();
            }

            return api;
        }
        finally
        {
            door.Release();
        }
    }
}
