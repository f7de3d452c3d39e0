/**
 * An image that came with the message itself. The page fetches nothing from elsewhere, so any other image is
 * shown by its description.
 */
export function ImageOf({
  image,
  title,
}: {
  image: { image_url?: string; alt_text?: string };
  title?: string;
}) {
  const alt = image.alt_text ?? '';
  const here = image.image_url?.startsWith('data:');
  return (
    <figure className="image">
      {title && <figcaption>{title}</figcaption>}
      {here ? <img src={image.image_url} alt={alt} /> : <span className="image-words">{alt || 'Image'}</span>}
    </figure>
  );
}
