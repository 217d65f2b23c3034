using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>The requests of one resource.</summary>
public abstract class Service
{
    private readonly IStripeClient client;

    protected Service(IStripeClient client)
    {
        this.client = client;
    }

    internal Task<T> Get<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        client.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    internal Task<T> Delete<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        client.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    internal Task<T> Post<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        client.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    /// <summary>Every object of a list, page after page; backwards when the caller asked for those before an id.</summary>
    internal async IAsyncEnumerable<T> Pages<T>(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IStripeEntity, IHasId
    {
        var page = options ?? new ListOptions();
        while (true)
        {
            var list = await Get<StripeList<T>>(path, page, requestOptions, cancellationToken);
            if (page.EndingBefore is not null)
            {
                list.Reverse();
            }

            foreach (var item in list)
            {
                yield return item;
                page = page.Beyond(item.Id);
            }

            if (!list.HasMore || list.Data.Count == 0)
            {
                yield break;
            }
        }
    }
}
